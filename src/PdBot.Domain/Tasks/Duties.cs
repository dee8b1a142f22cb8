using PdBot.Domain.Deadlines;
using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Domain.Tasks;

/// <summary>What a report's duties are at this moment.</summary>
public static class Duties
{
    /// <summary>The index of the task with this id, or -1.</summary>
    public static int TaskIndex(this Report report, string id)
    {
        for (var index = 0; index < report.Procedure.Tasks.Length; index++)
            if (report.Procedure.Tasks[index].Id == id)
                return index;
        return -1;
    }

    /// <summary>The task with this id, or null.</summary>
    public static TaskState? FindTask(this Report report, string id) => report.TaskIndex(id) is >= 0 and var index ? report.Tasks[index] : null;

    /// <summary>The definition of a task.</summary>
    public static TaskDefinition DefinitionOf(this Report report, TaskState task) => report.Procedure.Tasks[task.Index];

    /// <summary>When a milestone was reached; null while it was not.</summary>
    public static DateTimeOffset? At(this Report report, Milestone milestone) => milestone switch
    {
        Milestone.Discovered or Milestone.Known => report.Facts.GetValueOrDefault(Intake.DiscoveredAt)?.AsInstant ?? report.OpenedAt,
        Milestone.Reported => report.OpenedAt,
        Milestone.Established => report.EstablishedAt,
        Milestone.Dismissed => report.Judgement is { Verdict: Verdict.Dismissed } judgement ? judgement.At : null,
        Milestone.Contained => report.ContainedAt,
        _ => report.ClosedAt ?? (report.Status == ReportStatus.Dismissed ? report.Judgement?.At : null),
    };

    /// <summary>Whether the facts make the task a duty; an unknown fact counts upward.</summary>
    public static bool Applies(this Report report, TaskState task) => report.DefinitionOf(task).When.Evaluate(report.Situation) != Truth.No;

    /// <summary>Whether it is a duty only because a fact is unknown.</summary>
    public static bool AppliesBecauseUnknown(this Report report, TaskState task) => report.DefinitionOf(task).When.Evaluate(report.Situation) == Truth.Unknown;

    /// <summary>Whether it may be left out by discretion (得).</summary>
    public static bool IsOptional(this Report report, TaskState task) => report.DefinitionOf(task).Required.Evaluate(report.Situation) == Truth.No;

    /// <summary>Whether the procedure's own time limit is over and the duty still open.</summary>
    public static bool IsOverdue(this Report report, TaskState task, DateTimeOffset now) =>
        task.Status == TaskStage.Open && report.ClockOf(task) is { Due: { } due } && now > due;

    /// <summary>Whether the end of the procedure's own time limit has been reminded of while the duty was open.</summary>
    public static bool IsKnownOverdue(this Report report, TaskState task) =>
        task.Status == TaskStage.Open && report.ClockOf(task) is { Reminded: >= ReminderRules.AtTheEnd };

    /// <summary>The clock of the procedure's own time limit, or null.</summary>
    public static TaskClock? ClockOf(this Report report, TaskState task)
    {
        var deadlines = report.DefinitionOf(task).Deadlines;
        for (var index = 0; index < deadlines.Length; index++)
            if (!deadlines[index].IsShadow)
                return task.Clocks[index];
        return null;
    }

    /// <summary>Whether a person may say that the task is done: someone who was asked, a holder or deputy of the role, or the executive group.</summary>
    public static bool MayComplete(this Report report, Organisation organisation, TaskState task, PersonId person) =>
        TaskRights.On(report, organisation, task, TaskPart.Owner, person).Standing != Standing.None;

    /// <summary>Whether a person may look at the task after its owner.</summary>
    public static bool MayReview(this Report report, Organisation organisation, TaskState task, PersonId person) =>
        report.DefinitionOf(task).Review is not null && TaskRights.On(report, organisation, task, TaskPart.Reviewer, person).Standing != Standing.None;

    /// <summary>Whether a person has something to do with the task now: to do it, or to look at it.</summary>
    public static bool Awaits(this TaskState task, PersonId person) => task.Status switch
    {
        TaskStage.Open => task.Find(person, TaskPart.Owner) is not null,
        TaskStage.InReview => task.Find(person, TaskPart.Reviewer) is not null,
        _ => false,
    };

    /// <summary>Until when the records must be kept at least; null while the count has not begun, or where the source gives no period.</summary>
    public static DateTimeOffset? KeptUntil(this Report report) =>
        report.Procedure.Retention is { } retention && report.At(retention.Start ?? Milestone.Closed) is { } start
            ? DueRules.AfterYears(retention.Years, start, report.Zone())
            : null;

    /// <summary>The tasks that still stand between the report and its closing.</summary>
    public static IEnumerable<TaskState> Unsettled(this Report report) =>
        report.Tasks.Where(task => !task.IsSettled && (task.IsPending || report.Applies(task)) && !report.IsOptional(task));

    /// <summary>Whether it can be closed: established, told to the top or answered after the alarm, nobody asked any more, and every required duty done or waived.</summary>
    public static bool IsReadyToClose(this Report report) =>
        report is { Status: ReportStatus.Open, Judgement.Verdict: Verdict.Established }
        && (report.ChainCompletedAt is not null || report.Alarm?.AnsweredAt is not null)
        && report.Levels.All(level => level.Status != LevelStatus.Notified)
        && !report.Unsettled().Any();

    /// <summary>The ids of the tasks that come after one, near or far.</summary>
    internal static IEnumerable<string> TasksAfter(this Report report, string id)
    {
        var found = new HashSet<string> { id };
        while (report.Procedure.Tasks.FirstOrDefault(task => !found.Contains(task.Id) && task.After.Any(found.Contains)) is { } next)
            found.Add(next.Id);
        found.Remove(id);
        return found;
    }

    /// <summary>Whether everything that comes first has been settled; what the facts do not demand does not hold anything up.</summary>
    internal static bool IsTurnOf(this Report report, Milestone opens, IEnumerable<string> after, string? afterLevel) =>
        report.At(opens) is not null
        && after.All(id => report.FindTask(id) is not { } first || first.IsSettled || (!first.IsPending && !report.Applies(first)))
        && (afterLevel is null || report.Status != ReportStatus.Open || report.IsPast(afterLevel));

    /// <summary>Whether a level has acted or was passed over; true where the case does not need it.</summary>
    private static bool IsPast(this Report report, string key) => report.Levels.All(level =>
        report.Procedure.Chain[level.Index].Key != key || level.Status is LevelStatus.Completed or LevelStatus.PassedOver || !report.IsRequired(level.Index));
}
