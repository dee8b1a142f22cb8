using PdBot.Domain.Procedures;
using Xunit;

namespace PdBot.Procedures.Tests.Walks;

/// <summary><c>walkthroughs/coverage.tsv</c>: each row of the sources, the element that carries it, and the stories in which that element is seen to work. Below them, what the shipped files hold beyond the rows.</summary>
/// <remarks>The ways in (sources) count only where a row names one: those of a procedure that lead to the same level differ in nothing else.</remarks>
public sealed class The_stories_touch_every_working_row
{
    private const string LeftOut = "left-out:";

    /// <summary>What no story of one report can touch. As short as it can be.</summary>
    private static readonly Dictionary<string, string> Untouchable = new(StringComparer.Ordinal)
    {
        ["cga:role:agency"] = "the organisation itself; its contacts act for it",
        ["cga:document:flow"] = "the flow chart of the procedure, not a paper of a case",
        ["cgu:document:flow"] = "the flow chart of the procedure, not a paper of a case",
        ["niu:document:flow"] = "the flow chart of the procedure, not a paper of a case",
        ["cgu:role:contractor"] = "outside; asked nothing, answers by contract (5.6)",
        ["niu:role:contractor"] = "outside; asked nothing, answers by contract (4.5)",
        ["cgu:role:committee"] = "approves the document, takes no part in a case",
        ["mac:role:body"] = "the organisation itself; manager and reporting person act for it",
        ["mac:role:processor"] = "outside; a standing duty of article 7",
        ["mac:role:data-recipient"] = "outside; a standing duty of article 10",
    };

    private static readonly IReadOnlyDictionary<string, string> StoriesByElement = Plays.All
        .SelectMany(walk => walk.Touched.Elements.Select(element => (Element: element, walk.Story.Name)))
        .GroupBy(pair => pair.Element, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => string.Join(' ', group.Select(pair => pair.Name)), StringComparer.Ordinal);

    [Fact]
    public void A_row_that_names_something_at_work_has_a_story() =>
        Assert.Empty(Missing(Rows()));

    [Fact]
    public void A_row_without_a_story_is_named() =>
        Assert.Equal(["NIU-E99 niu:task:unheard-of"], Missing([.. Rows(), ("NIU-E99", "niu:task:unheard-of")]));

    [Fact]
    public void What_the_files_hold_beyond_the_rows_has_a_story_too() =>
        Assert.Empty(Missing(Beyond().Select(element => ("–", element))));

    [Fact]
    public void The_table_is_the_one_that_was_accepted() => Goldens.Compare("coverage.tsv",
    [
        .. Rows().Select(row => $"{row.Row}\t{row.Element}\t{Stories(row.Element)}"),
        .. Beyond().Select(element => $"–\t{element}\t{Stories(element)}"),
    ]);

    [Fact]
    public void What_is_called_untouchable_is_there_and_untouched()
    {
        var known = Library.Open(null, null).Value!.Current.Definitions.SelectMany(Elements).ToHashSet(StringComparer.Ordinal);

        Assert.All(Untouchable.Keys, element => Assert.Contains(element, known));
        Assert.All(Untouchable.Keys, element => Assert.DoesNotContain(element, StoriesByElement.Keys));
    }

    private static IEnumerable<string> Missing(IEnumerable<(string Row, string Element)> rows) =>
        rows.Where(row => Stories(row.Element) is null).Select(row => $"{row.Row} {row.Element}");

    /// <summary>The stories; or why there is none; or null when one is missing.</summary>
    private static string? Stories(string element) =>
        StoriesByElement.GetValueOrDefault(element)
        ?? (element.StartsWith(LeftOut, StringComparison.Ordinal) ? "(see README of PdBot.Procedures)" : null)
        ?? (Untouchable.GetValueOrDefault(element) is { } reason ? $"({reason})" : null);

    private static IEnumerable<(string Row, string Element)> Rows() =>
        from line in File.ReadAllLines(Path.Combine(Goldens.Folder, "..", "Golden", "coverage.tsv"))
        let cells = line.Split('\t')
        from element in cells[1].Split(' ')
        select (cells[0], element);

    private static IEnumerable<string> Beyond()
    {
        var named = Rows().Select(row => row.Element).ToHashSet(StringComparer.Ordinal);
        return Library.Open(null, null).Value!.Current.Definitions.OrderBy(definition => definition.Procedure.Id.Value, StringComparer.Ordinal)
            .SelectMany(Elements).Where(element => !named.Contains(element));
    }

    private static IEnumerable<string> Elements(Definition definition)
    {
        var procedure = definition.Procedure;
        var kinds = new (string Kind, IEnumerable<string> Ids)[]
        {
            ("role", procedure.Roles.Select(role => role.Id.Value)),
            ("question", procedure.Intake.Questions.Select(question => question.Key.Value)),
            ("branch", procedure.Branches.Select(branch => branch.Id)),
            ("grade", procedure.Severity.Grades.Select(grade => $"{grade.Rank}")),
            ("severity", procedure.Severity.Rules.Select(rule => rule.Id)),
            ("level", procedure.Chain.Select(level => level.Key)),
            ("skip", procedure.SkipClause.IsParameter ? [] : ["skip"]),
            ("task", procedure.Tasks.Select(task => task.Id)),
            ("deadline", procedure.Tasks.Where(task => task.Deadline is not null).Select(task => task.Id)),
            ("shadow", procedure.Tasks.Where(task => task.Deadlines.Any(deadline => deadline.IsShadow)).Select(task => task.Id)),
            ("review", procedure.Tasks.Where(task => task.Review is not null).Select(task => task.Id)),
            ("notice", procedure.Notices.Select(notice => notice.Id)),
            ("document", procedure.Documents.Select(document => document.Id)),
            ("retention", procedure.Retention is null ? [] : ["retention"]),
        };
        return kinds.SelectMany(kind => kind.Ids.Select(id => $"{procedure.Id}:{kind.Kind}:{id}"));
    }
}
