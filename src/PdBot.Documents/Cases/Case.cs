using PdBot.Documents.Forms;
using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Severity;
using PdBot.Domain.Tasks;

namespace PdBot.Documents.Cases;

/// <summary>What the forms ask of a report.</summary>
internal sealed class Case(Report report, Organisation organisation, DateTimeOffset now)
{
    public Report Report { get; } = report;

    public Organisation Organisation { get; } = organisation;

    public DateTimeOffset Now { get; } = now;

    public Procedure Procedure => Report.Procedure;

    public RocTime Time { get; } = new(TimeZoneInfo.FindSystemTimeZoneById(report.Procedure.Zone));

    public string Unit => Organisation.Find(Report.Unit)?.Title.ZhTw ?? Report.Unit.Value;

    public string Source => Procedure.Intake.Sources.FirstOrDefault(source => source.Id == Report.Source)?.Title.ZhTw ?? Report.Source.Value;

    /// <summary>The milestone, or missing while it was not reached.</summary>
    public Entry Milestone(Milestone milestone, string hint = "") => Report.At(milestone) is { } at ? Time.At(at) : Entry.Missing(hint);

    /// <summary>The first of these facts that is known; missing when none is, or the procedure does not ask for any.</summary>
    public Entry Fact(params FactKey[] keys)
    {
        foreach (var key in keys)
            if (Report.Facts.TryGetValue(key, out var value))
                return Entry.Of(Print(key, value));
        return Entry.Missing();
    }

    /// <summary>The row of a fact under the question's own title; missing when it is unknown.</summary>
    public Row Row(Question question) => new(Label(question), Fact(question.Key), question.Clause.Print());

    /// <summary>The question without what only helps to answer it: （請…） and （如…）.</summary>
    private static string Label(Question question)
    {
        var title = question.Title.ZhTw;
        var at = Math.Max(title.LastIndexOf("（請", StringComparison.Ordinal), title.LastIndexOf("（如", StringComparison.Ordinal));
        return at > 0 && title.EndsWith('）') ? title[..at] : title;
    }

    /// <summary>The questions that a form has not asked by name.</summary>
    public IEnumerable<Question> Other(params FactKey[] asked) => Procedure.Intake.Questions.Where(question => !asked.Contains(question.Key));

    /// <summary>The grade of severity; a dash when the procedure has no scale.</summary>
    public string Grade => Procedure.Severity.Find(Report.Severity)?.Title.ZhTw ?? (Procedure.Severity.Grades.IsEmpty ? "本程序未定等級" : "未達等級");

    /// <summary>The rules that put it into its grade.</summary>
    public IEnumerable<FiredRule> Reasons => Assessment.Read(Procedure.Severity, Report.SeverityRules).OrderByDescending(fired => fired.Rule.Rank);

    public string RoleTitle(RoleId role) => Procedure.Find(role)?.Title.ZhTw ?? role.Value;

    /// <summary>The tasks that the facts make a duty, or that were one.</summary>
    public IEnumerable<TaskState> Duties => Report.Tasks.Where(task => task.Opening > 0 || task.IsSettled || (task.Status == TaskStage.Waiting && Report.Applies(task)));

    /// <summary>Those of them that have begun.</summary>
    public IEnumerable<TaskState> Begun => Report.Tasks.Where(task => task.Opening > 0 || task.IsSettled);

    /// <summary>What was said when the task was done; missing when it is not.</summary>
    public Entry NoteOf(Func<TaskDefinition, bool> which, string hint = "") =>
        Entry.Of(string.Join("\n", Report.Tasks.Where(task => which(Report.DefinitionOf(task))).Select(task => task.Completion?.Note ?? "").Where(note => note.Length > 0)), hint);

    private string Print(FactKey key, FactValue value) => value.Kind switch
    {
        FactKind.Number => FormattableString.Invariant($"{value.AsNumber:N0}"),
        FactKind.YesNo => value.Text == "true" ? "是" : "否",
        FactKind.Choice => Procedure.Intake.Find(key)?.Choices.FirstOrDefault(choice => choice.Id == value.Text)?.Title.ZhTw ?? value.Text,
        FactKind.Instant => value.AsInstant is { } at ? Time.At(at) : "",
        _ => value.Text,
    };
}
