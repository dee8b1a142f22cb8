using PdBot.Domain;
using PdBot.Domain.Procedures;
using Xunit;

namespace PdBot.Procedures.Tests;

public sealed class Shipped_files_load
{
    [Fact]
    public void The_shipped_procedures_and_organisations_load_without_a_problem()
    {
        var library = Library.Open(null, null);

        Assert.True(library.Ok, string.Join("\n", library.Problems.Select(problem => problem.ToLine(Language.En))));
        Assert.NotNull(library.Value.Current.Find(new OrganisationId("cgu-example")));
        Assert.NotNull(library.Value.Current.FindByTenant("1A000000-0000-4000-8000-000000000000"));
    }

    [Theory]
    [InlineData("cgu", 18)]
    [InlineData("niu", 25)]
    public void Every_role_of_the_source_is_there_with_its_clause(string id, int roles)
    {
        var procedure = Shipped.Definition(id).Procedure;

        Assert.Equal(roles, procedure.Roles.Length);
        Assert.All(procedure.Roles, role => Assert.NotEmpty(role.Clause.Article));
        Assert.Equal("6.3.2", procedure.SkipClause.Article);
    }

    [Theory]
    [InlineData("cgu")]
    [InlineData("niu")]
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
    public void The_CGU_deadlines_are_those_of_the_source()
    {
        var deadlines = Shipped.Definition("cgu").Procedure.Tasks.Where(task => task.Deadline is not null)
            .Select(task => $"{task.Id} {task.Deadline!.Amount} {task.Deadline.Unit} {task.Deadline.Start} {task.Deadline.Clause.Article}");

        Assert.Equal(
        [
            "platform-report 1 Hours Established 6.4.2.1",
            "regional-centre-contact 1 Hours Established 6.4.2.2",
            "damage-control 36 Hours Discovered 6.4.2.3",
            "final-report 1 Months Contained 6.4.2.4",
        ], deadlines);
    }
}
