using Xunit;

namespace PdBot.Procedures.Tests;

/// <summary><c>Golden/coverage.tsv</c>: each role, step and edge of the sources, and the element that carries it or the reason why none does.</summary>
public sealed class Every_row_of_the_sources_is_accounted_for
{
    private const string LeftOut = "left-out:";

    private static readonly string Here = Path.GetDirectoryName(Shipped.SourceFile())!;

    private static readonly (string Row, string[] Targets)[] Rows =
    [
        .. from line in File.ReadAllLines(Path.Combine(Here, "Golden", "coverage.tsv"))
           let cells = line.Split('\t')
           select (cells[0], cells[1].Split(' ')),
    ];

    [Fact]
    public void What_it_names_is_in_the_shipped_files()
    {
        var known = Library.Open(null, null).Value!.Current.Definitions.SelectMany(Elements).ToHashSet();

        Assert.Empty(Rows.SelectMany(row => row.Targets.Where(target => !target.StartsWith(LeftOut, StringComparison.Ordinal) && !known.Contains(target)).Select(target => $"{row.Row} {target}")));
    }

    [Fact]
    public void The_reasons_why_a_row_is_left_out_are_in_the_README()
    {
        var readme = File.ReadAllText(Path.Combine(Here, "../../src/PdBot.Procedures/README.md"));
        var reasons = Rows.SelectMany(row => row.Targets).Where(target => target.StartsWith(LeftOut, StringComparison.Ordinal)).Distinct();

        Assert.All(reasons, reason => Assert.Contains($"`{reason}`", readme, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CGA-E", 24, "CGA-E05b")]
    [InlineData("CGU-E", 23)]
    [InlineData("NIU-E", 27)]
    [InlineData("NCO-E", 13)]
    [InlineData("MAC-E", 4)]
    [InlineData("CGA-R", 16)]
    [InlineData("CGU-R", 18)]
    [InlineData("NIU-R", 16)]
    [InlineData("NCO-R", 12)]
    public void No_edge_and_no_role_is_missing(string prefix, int last, params string[] others)
    {
        var wanted = Enumerable.Range(1, last).Select(number => $"{prefix}{number:00}").Concat(others).Order(StringComparer.Ordinal);

        Assert.Equal(wanted, Rows.Select(row => row.Row).Where(row => row.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_task_and_notice_of_the_files_comes_from_a_row_or_is_a_parameter()
    {
        var named = Rows.SelectMany(row => row.Targets).ToHashSet();
        var duties = Library.Open(null, null).Value!.Current.Definitions.SelectMany(definition => definition.Procedure.Tasks
            .Select(task => (Name: $"{definition.Procedure.Id}:task:{task.Id}", task.Clause))
            .Concat(definition.Procedure.Notices.Select(notice => (Name: $"{definition.Procedure.Id}:notice:{notice.Id}", notice.Clause))));

        Assert.Empty(duties.Where(duty => !duty.Clause.IsParameter && !duty.Name.StartsWith("pdpa-2026-draft:", StringComparison.Ordinal) && !named.Contains(duty.Name)).Select(duty => duty.Name));
    }

    private static IEnumerable<string> Elements(Definition definition)
    {
        var procedure = definition.Procedure;
        var kinds = new (string Kind, IEnumerable<string> Ids)[]
        {
            ("role", procedure.Roles.Select(role => role.Id.Value)),
            ("source", procedure.Intake.Sources.Select(source => source.Id.Value)),
            ("question", procedure.Intake.Questions.Select(question => question.Key.Value)),
            ("branch", procedure.Branches.Select(branch => branch.Id)),
            ("level", procedure.Chain.Select(level => level.Key)),
            ("task", procedure.Tasks.Select(task => task.Id)),
            ("notice", procedure.Notices.Select(notice => notice.Id)),
            ("document", procedure.Documents.Select(document => document.Id)),
            ("decision", definition.Decisions.Select(decision => decision.Id)),
            ("skip", procedure.SkipClause.IsParameter ? [] : ["skip"]),
            ("retention", procedure.Retention is null ? [] : ["retention"]),
        };
        return kinds.SelectMany(kind => kind.Ids.Select(id => $"{procedure.Id}:{kind.Kind}:{id}"));
    }
}
