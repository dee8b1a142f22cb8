using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using Xunit;

namespace PdBot.Procedures.Tests;

public sealed class Shipped_files_load
{
    public static TheoryData<string> Ids => Shipped.Ids;

    [Fact]
    public void The_shipped_procedures_and_organisations_load_without_a_problem()
    {
        var library = Library.Open(null, null);

        Assert.True(library.Ok, string.Join("\n", library.Problems.Select(problem => problem.ToLine(Language.En))));
        Assert.NotNull(library.Value.Current.Find(new OrganisationId("cgu-example")));
        Assert.NotNull(library.Value.Current.FindByTenant("1A000000-0000-4000-8000-000000000000"));
    }

    [Theory]
    [InlineData("cga", 16, "")]
    [InlineData("cgu", 18, "6.3.2")]
    [InlineData("niu", 25, "6.3.2")]
    [InlineData("taipei-nco", 12, "")]
    [InlineData("mac", 10, "")]
    public void Every_role_of_the_source_is_there_with_its_clause(string id, int roles, string skip)
    {
        var procedure = Shipped.Definition(id).Procedure;

        Assert.Equal(roles, procedure.Roles.Length);
        Assert.All(procedure.Roles, role => Assert.NotEmpty(role.Clause.Article));
        Assert.Equal(skip, procedure.SkipClause.Article);
        Assert.Equal(skip.Length == 0, procedure.SkipClause.IsParameter);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_procedure_asks_when_it_was_discovered_and_is_followed_by_an_example(string id)
    {
        var question = Shipped.Definition(id).Procedure.Intake.Find(Intake.DiscoveredAt);

        Assert.True(question is { Kind: FactKind.Instant, Required: true });
        Assert.Contains(Library.Open(null, null).Value!.Current.Organisations, following => following.Organisation.Procedure.Value == id);
    }

    [Fact]
    public void A_draft_says_on_every_duty_that_it_is_one()
    {
        var definition = Shipped.Definition("pdpa-2026-draft");

        Assert.Contains("草案，尚未施行", definition.Procedure.Title.ZhTw, StringComparison.Ordinal);
        Assert.Contains("NOT IN FORCE", definition.Procedure.Title.En, StringComparison.Ordinal);
        Assert.Contains(definition.Decisions, decision => decision.Text.ZhTw.Contains("不生法律義務", StringComparison.Ordinal));
        Assert.All(definition.Procedure.Tasks, task => Assert.StartsWith("【草案】", task.Title.ZhTw, StringComparison.Ordinal));
        Assert.All(definition.Procedure.Chain, level => Assert.True(level.Clause.IsParameter));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_the_sources_do_not_give_is_marked_as_a_parameter(string id)
    {
        var procedure = Shipped.Definition(id).Procedure;

        Assert.True(procedure.RepeatEvery.Clause.IsParameter);
        Assert.All(procedure.Chain, level => Assert.True(level.Window.Clause.IsParameter));
        Assert.All(procedure.Chain, level => Assert.True(level.DecideWithin is null || level.DecideWithin.Clause.IsParameter));
    }

    [Theory]
    [InlineData("official-letter", "mail-room")]
    [InlineData("president-mailbox", "mail-room")]
    [InlineData("e-mail", "receiving")]
    [InlineData("fax", "receiving")]
    [InlineData("phone", "receiving")]
    [InlineData("public-opinion", "receiving")]
    [InlineData("self-discovered", "unit")]
    public void The_source_of_a_CGU_report_decides_who_sees_it_first(string source, string level)
    {
        var procedure = Shipped.Definition("cgu").Procedure;
        var situation = procedure.Situation(source);

        Assert.Equal(level, procedure.Chain.First(one => one.When.Evaluate(situation) != Truth.No).Key);
    }

    [Fact]
    public void The_deadlines_are_those_of_the_sources_and_no_others()
    {
        var deadlines =
            from following in Library.Open(null, null).Value!.Current.Definitions
            from task in following.Procedure.Tasks
            from deadline in task.Deadlines
            select $"{following.Procedure.Id} {task.Id} {deadline.Amount} {deadline.Unit} {deadline.Start} {deadline.Clause.Article}{(deadline.IsShadow ? " shadow" : "")}";

        Assert.Equal(
        [
            "cgu platform-report 1 Hours Established 6.4.2.1",
            "cgu platform-report 1 Hours Known 資通安全法規（適用條號由法制單位確認） shadow",
            "cgu regional-centre-contact 1 Hours Established 6.4.2.2",
            "cgu damage-control 36 Hours Discovered 6.4.2.3",
            "cgu final-report 1 Months Contained 6.4.2.4",
            "mac mac-report 72 Hours Discovered 第6條第2項",
            "pdpa-2026-draft authority-report 72 Hours Known 草案",
            "pdpa-2026-draft data-subjects 72 Hours Known 草案",
        ], deadlines);
    }
}
