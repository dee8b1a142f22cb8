using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Deadlines;

/// <summary>When owner and executive group are reminded. No source demands it: a function of this system (系統提醒).</summary>
public static class ReminderRules
{
    /// <summary>The step at the end of a time limit; those below come before it, those above after it.</summary>
    public const int AtTheEnd = 4;

    /// <summary>The hour of the local day at which open duties are summed up.</summary>
    public const int DigestHour = 9;

    private const int HourlyReminders = 24;
    private static readonly double[] Shares = [0.50, 0.80, 0.95];

    /// <summary>Reminds of everything that is due now; of steps that were missed only the last.</summary>
    internal static void Advance(Draft draft)
    {
        if (draft.Report.Status != ReportStatus.Open)
            return;
        foreach (var task in draft.Report.Tasks)
            if (task.Status == TaskStage.Open)
                Remind(draft, task);
        Digest(draft);
    }

    /// <summary>When the next reminder or digest is due; null when none is.</summary>
    internal static DateTimeOffset? NextWake(Report report, DateTimeOffset now)
    {
        if (report.Status != ReportStatus.Open || report.Procedure.Tasks.IsEmpty)
            return null;
        var next = Mornings(report, now).Next;
        foreach (var task in report.Tasks)
        {
            if (task.Status != TaskStage.Open)
                continue;
            for (var index = 0; index < task.Clocks.Length; index++)
                if (NextStep(report.DefinitionOf(task).Deadlines[index], task.Clocks[index], now) is { } step && step < next)
                    next = step;
        }
        return next;
    }

    private static void Remind(Draft draft, TaskState task)
    {
        var definition = draft.Report.DefinitionOf(task);
        for (var index = 0; index < task.Clocks.Length; index++)
        {
            var (deadline, clock) = (definition.Deadlines[index], task.Clocks[index]);
            if (StepReached(deadline, clock, draft.Now) is var step && step > clock.Reminded)
                draft.Add(new ReminderDue(draft.Now, definition.Id, task.Opening, index, step));
        }
    }

    /// <summary>The last step that is reached; 0 when none is.</summary>
    private static int StepReached(Deadline deadline, TaskClock clock, DateTimeOffset now)
    {
        var reached = 0;
        for (var step = 1; StepAt(deadline, clock, step) is { } at && at <= now; step++)
            reached = step;
        return reached == 0 || deadline.IsShadow && reached < AtTheEnd ? 0 : reached;
    }

    private static DateTimeOffset? NextStep(Deadline deadline, TaskClock clock, DateTimeOffset now)
    {
        for (var step = deadline.IsShadow ? AtTheEnd : 1; StepAt(deadline, clock, step) is { } at; step++)
            if (at > now)
                return at;
        return null;
    }

    /// <summary>When a step is reached; null when there is no such step. After the end: hourly for a day where the limit is in hours, then daily.</summary>
    private static DateTimeOffset? StepAt(Deadline deadline, TaskClock clock, int step)
    {
        if (clock is not { From: { } from, Due: { } due } || deadline.IsShadow && step > AtTheEnd)
            return null;
        if (step < AtTheEnd)
            return from + (due - from) * Shares[step - 1];
        var after = step - AtTheEnd;
        return deadline.Unit == DeadlineUnit.Months ? due.AddDays(after)
            : after <= HourlyReminders ? due.AddHours(after)
            : due.AddDays(after - HourlyReminders + 1);
    }

    private static void Digest(Draft draft)
    {
        var report = draft.Report;
        var morning = Mornings(report, draft.Now).Last;
        if (report.OpenedAt >= morning || report.DigestAt >= morning || report.At(Milestone.Established) is null)
            return;
        var open = report.Tasks.Count(task => task.IsPending);
        if (open > 0 || report.IsReadyToClose())
            draft.Add(new DigestDue(draft.Now, open, report.Tasks.Count(task => report.IsOverdue(task, draft.Now))));
    }

    /// <summary>The last morning up to now, and the next after it.</summary>
    private static (DateTimeOffset Last, DateTimeOffset Next) Mornings(Report report, DateTimeOffset now)
    {
        var zone = report.Zone();
        var day = TimeZoneInfo.ConvertTime(now, zone).Date;
        return At(day) <= now ? (At(day), At(day.AddDays(1))) : (At(day.AddDays(-1)), At(day));

        DateTimeOffset At(DateTime date)
        {
            var local = date.AddHours(DigestHour);
            return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        }
    }

    /// <summary>The zone whose days are counted.</summary>
    internal static TimeZoneInfo Zone(this Report report) => TimeZoneInfo.FindSystemTimeZoneById(report.Procedure.Zone);
}
