using PdBot.Domain;
using Xunit;

namespace PdBot.Procedures.Tests;

public sealed class An_organisation_has_its_own_windows
{
    private static readonly Dictionary<string, string> Own = new() { ["unit.window"] = "3m", ["repeatEvery"] = "1h30m" };

    [Fact]
    public void The_text_with_its_values_stands_alone()
    {
        var frozen = ProcedureFile.WithParameters(Shipped.ProcedureText("cgu"), Own);

        var procedure = Shipped.Read(frozen).Procedure;

        Assert.Equal(TimeSpan.FromMinutes(3), procedure.Chain.Single(level => level.Key == "unit").Window.Value);
        Assert.Equal(TimeSpan.FromMinutes(90), procedure.RepeatEvery.Value);
        Assert.Equal(TimeSpan.FromMinutes(10), procedure.Chain.Single(level => level.Key == "unit-head").Window.Value);
    }

    [Fact]
    public void Writing_them_twice_replaces_them_and_none_gives_the_original_back()
    {
        var original = Shipped.ProcedureText("cgu");
        var once = ProcedureFile.WithParameters(original, Own);

        Assert.Equal(once, ProcedureFile.WithParameters(once, Own));
        Assert.Equal(original, ProcedureFile.WithParameters(once, new Dictionary<string, string>()));
    }

    [Fact]
    public void The_order_in_which_they_are_given_does_not_change_the_hash()
    {
        var original = Shipped.ProcedureText("cgu");
        var other = new Dictionary<string, string> { ["repeatEvery"] = "1h30m", ["unit.window"] = "3m" };

        Assert.Equal(Definition.HashOf(ProcedureFile.WithParameters(original, Own)), Definition.HashOf(ProcedureFile.WithParameters(original, other)));
        Assert.NotEqual(Definition.HashOf(original), Definition.HashOf(ProcedureFile.WithParameters(original, Own)));
    }

    [Theory]
    [InlineData("unit.windows", "3m", "parameter 'unit.windows' does not exist")]
    [InlineData("receiving.decideWithin", "3m", "parameter 'receiving.decideWithin' does not exist")]
    [InlineData("unit.window", "soon", "must be a length of time")]
    [InlineData("unit.window", "0m", "must be a length of time")]
    [InlineData("unit.window", "3m\nid: hacked", "must be a length of time")]
    [InlineData("damage-control.deadline", "36h", "an organisation may be stricter, never more lenient")]
    [InlineData("final-report.deadline", "28d", "an organisation may be stricter, never more lenient")]
    [InlineData("record.deadline", "1h", "parameter 'record.deadline' does not exist")]
    public void A_wrong_value_is_a_problem(string place, string value, string reason)
    {
        var text = ProcedureFile.WithParameters(Shipped.ProcedureText("cgu"), new Dictionary<string, string> { [place] = value });

        Assert.Contains(reason, Assert.Single(ProcedureFile.Parse(text, "own.yaml").Problems).Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_of_a_clause_may_be_made_stricter_and_keeps_its_clause()
    {
        var own = new Dictionary<string, string> { ["damage-control.deadline"] = "24h", ["final-report.deadline"] = "27d" };

        var procedure = Shipped.Read(ProcedureFile.WithParameters(Shipped.ProcedureText("cgu"), own)).Procedure;

        var stricter = procedure.FindTask("damage-control")!.Deadline!;
        Assert.Equal((36, TimeSpan.FromHours(24), "6.4.2.3"), (stricter.Amount, stricter.Own, stricter.Clause.Article));
        Assert.Equal(TimeSpan.FromDays(27), procedure.FindTask("final-report")!.Deadline!.Own);
        Assert.Null(procedure.FindTask("platform-report")!.Deadline!.Own);
    }

    [Fact]
    public void What_the_source_demands_cannot_be_changed()
    {
        var text = Shipped.ProcedureText("cgu").With("repeatEvery: { value: 30m, parameter: true }", "repeatEvery: { value: 30m, clause: 6.9.9 }");

        var problem = Assert.Single(ProcedureFile.Parse(ProcedureFile.WithParameters(text, Own), "own.yaml").Problems);

        Assert.Equal("6.9.9", problem.Clause);
    }

    [Fact]
    public void The_values_in_a_roster_are_in_the_definition_that_its_reports_freeze()
    {
        var following = Shipped.Organisation("niu-example");

        Assert.Equal(TimeSpan.FromMinutes(8), following.Definition.Procedure.Chain.Single(level => level.Key == "executive-secretary").Window.Value);
        Assert.NotEqual(Shipped.Definition("niu").Hash, following.Definition.Hash);
        Assert.True(ProcedureFile.Parse(following.Definition.Text, "frozen").Ok);
    }

    [Theory]
    [InlineData("45s", 45)]
    [InlineData("10m", 600)]
    [InlineData("2h", 7200)]
    [InlineData("1h30m", 5400)]
    [InlineData("3d", 259200)]
    public void Lengths_are_written_as_people_write_them(string text, int seconds)
    {
        var yaml = Shipped.ProcedureText("cgu").With("repeatEvery: { value: 30m,", $"repeatEvery: {{ value: {text},");

        Assert.Equal(TimeSpan.FromSeconds(seconds), Shipped.Read(yaml).Procedure.RepeatEvery.Value);
    }
}
