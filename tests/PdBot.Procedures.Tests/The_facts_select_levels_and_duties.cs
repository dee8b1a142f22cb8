using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using Xunit;

namespace PdBot.Procedures.Tests;

/// <summary>Branches and conditions of the procedures that have no severity.</summary>
public sealed class The_facts_select_levels_and_duties
{
    private const string NotElectronic = "unit executive-group contact hq-contact";
    private const string Electronic = "unit security-contact hq-soc hq-executive-group";
    private const string Both = "unit security-contact executive-group contact hq-soc hq-contact hq-executive-group";

    [Theory]
    [InlineData("other", NotElectronic)]
    [InlineData("electronic", Electronic)]
    [InlineData("both", Both)]
    [InlineData(null, Both)]
    public void The_original_decides_the_branches_of_CGA_and_unknown_takes_both(string? original, string levels)
    {
        var procedure = Shipped.Definition("cga").Procedure;
        var situation = procedure.Situation("unit-discovered", original is null ? [] : [("original", FactValue.OfChoice(original))]);

        Assert.Equal(levels, string.Join(' ', procedure.Chain.Where(level => level.When.Evaluate(situation) != Truth.No).Select(level => level.Key)));
    }

    [Theory]
    [InlineData("other", 8, 6)]
    [InlineData("electronic", 8, 4)]
    [InlineData("both", 13, 10)]
    public void The_duties_of_CGA_follow_the_branches(string original, int tasks, int notices)
    {
        var procedure = Shipped.Definition("cga").Procedure;
        var situation = procedure.Situation("unit-discovered", ("original", FactValue.OfChoice(original)), ("infringed", FactValue.Of(true)), ("ethics", FactValue.Of(true)), ("meeting", FactValue.Of(true)));

        Assert.Equal(tasks, procedure.Tasks.Count(task => task.When.Evaluate(situation) == Truth.Yes));
        Assert.Equal(notices, procedure.Notices.Count(notice => notice.When.Evaluate(situation) == Truth.Yes));
    }

    [Theory]
    [InlineData(false, 100, 9_999, Truth.No)]
    [InlineData(true, 1, 1, Truth.Yes)]
    [InlineData(false, 101, 1, Truth.Yes)]
    [InlineData(false, 1, 10_000, Truth.Yes)]
    [InlineData(false, null, 1, Truth.Unknown)]
    public void The_draft_demands_the_report_by_kind_number_or_system(bool special, int? records, int system, Truth demanded)
    {
        var procedure = Shipped.Definition("pdpa-2026-draft").Procedure;
        (string, FactValue)[] known = [("special", FactValue.Of(special)), ("system-records", FactValue.Of((long)system))];
        var situation = procedure.Situation("unit-discovered", records is { } number ? [.. known, ("records", FactValue.Of((long)number))] : known);

        Assert.Equal(demanded, procedure.FindTask("authority-report")!.When.Evaluate(situation));
    }

    [Fact]
    public void The_72_hours_of_MAC_concern_a_great_number_only_and_open_with_the_report()
    {
        var procedure = Shipped.Definition("mac").Procedure;
        var report = procedure.FindTask("mac-report")!;

        Assert.Equal(Milestone.Reported, report.Opens);
        Assert.Equal(Truth.No, report.When.Evaluate(procedure.Situation("staff-discovered", ("mass", FactValue.Of(false)))));
        Assert.Equal(Truth.Unknown, report.When.Evaluate(procedure.Situation("staff-discovered")));
    }

    [Fact]
    public void The_NIU_committee_returns_a_case_to_its_handling()
    {
        var review = Shipped.Definition("niu").Procedure.FindTask("committee-review")!.Review!;

        Assert.Equal(("committee", ReviewAct.Recheck, "handling", "6.2.6"), (review.By.Value, review.Act, review.ReturnsTo, review.Clause.Article));
    }

    [Fact]
    public void The_NIU_unit_and_committee_learn_of_a_dismissal() =>
        Assert.Equal(["unit", "committee"], Shipped.Definition("niu").Procedure.Notices.Where(notice => notice.Opens == Milestone.Dismissed).Select(notice => notice.To.Value));

    [Fact]
    public void The_three_NCO_investigations_run_side_by_side_and_the_file_is_ratified_before_it_is_kept()
    {
        var procedure = Shipped.Definition("taipei-nco").Procedure;

        Assert.All(procedure.FindTask("investigation-report")!.After, id => Assert.Empty(procedure.FindTask(id)!.After));
        Assert.Equal(ReviewAct.Confirm, procedure.FindTask("corrective-report")!.Review!.Act);
        Assert.Equal(ReviewAct.Ratify, procedure.FindTask("closing-file")!.Review!.Act);
        Assert.Equal("closing-file", Assert.Single(procedure.FindTask("filing")!.After));
    }
}
