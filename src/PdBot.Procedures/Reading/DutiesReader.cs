using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Procedures;

namespace PdBot.Procedures.Reading;

/// <summary>Reads what has to be done beside the chain: notices, tasks with their deadlines, documents, retention.</summary>
internal sealed class DutiesReader(Element root, Names roles, Names levels, ConditionReader conditions, SpanReader spans)
{
    private static readonly (string Word, Milestone Value)[] Milestones =
    [
        ("established", Milestone.Established), ("discovered", Milestone.Discovered), ("known", Milestone.Known), ("reported", Milestone.Reported),
        ("dismissed", Milestone.Dismissed), ("contained", Milestone.Contained), ("closed", Milestone.Closed),
    ];

    private readonly Names tasks = new("task");
    private readonly Names documents = new("document");

    public ImmutableArray<NoticeDefinition> Notices()
    {
        var ids = new Names("notice");
        return [.. root.List("notices", ProcedureShapes.Notice).Select(element => new NoticeDefinition(
            ids.Declare(element, "id"), element.Localized("title"),
            new RoleId(roles.Refer(element, "from")), new RoleId(roles.Refer(element, "to")),
            conditions.Read(element, "when"), Opens(element), After(element), element.Clause(),
            AfterLevel(element)))];
    }

    public ImmutableArray<TaskDefinition> Tasks()
    {
        var elements = root.List("tasks", ProcedureShapes.Task).ToArray();
        // All names first: a task may return to one that stands before it, and wait for one that stands after it.
        var ids = elements.Select(element => tasks.Declare(element, "id")).ToArray();
        return [.. elements.Select((element, index) => Task(element, ids[index]))];
    }

    private TaskDefinition Task(Element element, string id) => new()
    {
        Id = id,
        Title = element.Localized("title"),
        Owner = new RoleId(roles.Refer(element, "owner")),
        Receiver = element.Has("receiver") ? new RoleId(roles.Refer(element, "receiver")) : null,
        Deadlines = [.. new[] { Deadline(element, id, "deadline"), Deadline(element, id, "shadow") }.OfType<Deadline>()],
        When = conditions.Read(element, "when"),
        Required = conditions.Read(element, "required"),
        Opens = Opens(element),
        After = After(element),
        AfterLevel = AfterLevel(element),
        Evidence = element.Has("evidence")
            ? element.Word("evidence", ("note", Evidence.Note), ("reference", Evidence.Reference), ("sending", Evidence.Sending), ("dataSubjects", Evidence.DataSubjects))
            : Evidence.Note,
        Review = element.Child("review", ProcedureShapes.Review) is { } review ? Review(review) : null,
        Achieves = element.Has("achieves") ? element.Word("achieves", ("contained", Milestone.Contained)) : null,
        AgainOnSeverity = element.Flag("againOnSeverity"),
        Document = element.Has("document") ? documents.Refer(element, "document") : null,
        Clause = element.Clause(),
    };

    private Review Review(Element element) => new(
        new RoleId(roles.Refer(element, "by")),
        element.Word("act", ("examine", ReviewAct.Examine), ("ratify", ReviewAct.Ratify), ("confirm", ReviewAct.Confirm), ("recheck", ReviewAct.Recheck), ("note", ReviewAct.Note)),
        element.Has("returnsTo") ? tasks.Refer(element, "returnsTo") : null,
        element.Clause());

    private static Milestone Opens(Element element) => element.Has("opens") ? element.Word("opens", Milestones) : Milestone.Established;

    private ImmutableArray<string> After(Element element) => [.. element.Texts("after").Select(task => tasks.Refer(element, task.Text, task.Node))];

    private string? AfterLevel(Element element) => element.Has("afterLevel") ? levels.Refer(element, "afterLevel") : null;

    public ImmutableArray<DocumentDefinition> Documents()
    {
        return [.. root.List("documents", ProcedureShapes.Document).Select(element => new DocumentDefinition(
            documents.Declare(element, "id"), element.Localized("title"), element.TextOrNull("formNumber"), element.Clause()))];
    }

    public Retention? Retention() =>
        root.Child("retention", ProcedureShapes.Retention) is { } element
            ? new Retention((int)(element.Number("years", 1, 100) ?? 1), element.Has("start") ? element.Word("start", Milestones) : null, element.Clause())
            : null;

    private Deadline? Deadline(Element task, string id, string key)
    {
        if (task.Child(key, ProcedureShapes.Deadline) is not { } element)
            return null;
        if (element.Has("hours") == element.Has("months"))
            element.Report(element.Node, new("時限應恰有 hours 或 months 之一", "A deadline needs exactly one of 'hours' and 'months'"));
        var unit = element.Has("months") ? DeadlineUnit.Months : DeadlineUnit.Hours;
        var amount = unit == DeadlineUnit.Months ? element.Number("months", 1, 120) : element.Number("hours", 1, 8_784);
        var deadline = new Deadline((int)(amount ?? 1), unit, element.Word("start", Milestones), element.Clause(), key == "shadow");
        return deadline with { Own = spans.Stricter($"{id}.{key}", deadline.Shortest, deadline.Clause) };
    }
}
