using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Procedures;

namespace PdBot.Procedures.Reading;

/// <summary>Reads what has to be done beside the chain: notices, tasks with their deadlines, documents, retention.</summary>
internal sealed class DutiesReader(Element root, Names roles, ConditionReader conditions)
{
    private static readonly (string Word, ClockStart Value)[] Starts =
    [
        ("discovered", ClockStart.Discovered), ("reported", ClockStart.Reported), ("established", ClockStart.Established),
        ("contained", ClockStart.Contained), ("closed", ClockStart.Closed),
    ];

    public ImmutableArray<NoticeDefinition> Notices()
    {
        var ids = new Names("notice");
        return [.. root.List("notices", ProcedureShapes.Notice).Select(element => new NoticeDefinition(
            ids.Declare(element, "id"), element.Localized("title"),
            new RoleId(roles.Refer(element, "from")), new RoleId(roles.Refer(element, "to")),
            conditions.Read(element, "when"), element.Clause()))];
    }

    public ImmutableArray<TaskDefinition> Tasks()
    {
        var ids = new Names("task");
        return [.. root.List("tasks", ProcedureShapes.Task).Select(element => new TaskDefinition(
            ids.Declare(element, "id"), element.Localized("title"),
            new RoleId(roles.Refer(element, "owner")),
            element.Has("receiver") ? new RoleId(roles.Refer(element, "receiver")) : null,
            element.Child("deadline", ProcedureShapes.Deadline) is { } deadline ? Deadline(deadline) : null,
            conditions.Read(element, "when"), element.Clause()))];
    }

    public ImmutableArray<DocumentDefinition> Documents()
    {
        var ids = new Names("document");
        return [.. root.List("documents", ProcedureShapes.Document).Select(element => new DocumentDefinition(
            ids.Declare(element, "id"), element.Localized("title"), element.TextOrNull("formNumber"), element.Clause()))];
    }

    public Retention? Retention() =>
        root.Child("retention", ProcedureShapes.Retention) is { } element
            ? new Retention((int)(element.Number("years", 1, 100) ?? 1), element.Has("start") ? element.Word("start", Starts) : null, element.Clause())
            : null;

    private static Deadline Deadline(Element element)
    {
        if (element.Has("hours") == element.Has("months"))
            element.Report(element.Node, new("時限應恰有 hours 或 months 之一", "A deadline needs exactly one of 'hours' and 'months'"));
        var unit = element.Has("months") ? DeadlineUnit.Months : DeadlineUnit.Hours;
        var amount = unit == DeadlineUnit.Months ? element.Number("months", 1, 120) : element.Number("hours", 1, 8_784);
        return new Deadline((int)(amount ?? 1), unit, element.Word("start", Starts), element.Clause());
    }
}
