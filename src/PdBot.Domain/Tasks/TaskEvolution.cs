using System.Collections.Immutable;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;

namespace PdBot.Domain.Tasks;

/// <summary>Folds the events of tasks and notices.</summary>
internal static class TaskEvolution
{
    /// <summary>The report after an event; null when the event is none of these.</summary>
    public static Report? Fold(Report report, ReportEvent @event) => @event switch
    {
        TaskOpened opened => report.With(opened.Task, task => task with
        {
            Status = TaskStage.Open,
            Opening = opened.Opening,
            OpenedAt = opened.At,
            Cause = opened.Cause,
            Severity = report.Severity,
            Assignees = [],
            AskedBefore = task.AskedBefore.Union(task.Assignees.Select(assignee => assignee.Person)).ToImmutableArray(),
            IsUnowned = false,
            // A task that a changed severity demands anew counts anew; one that was returned keeps its clock.
            Clocks = opened.Cause == TaskCause.SeverityChanged ? [.. task.Clocks.Select(_ => new TaskClock())] : task.Clocks,
            Completion = null,
            Reviewed = null,
            Waiver = null,
        }),
        TaskAssigned assigned => report.With(assigned.Task, task => task with
        {
            Assignees = task.Assignees.Add(new Assignee(assigned.Person, assigned.PersonName, assigned.Part, assigned.Holder)),
        }),
        AssigneeUnreachable missed => report.With(missed.Task, task => Miss(task, missed)),
        TaskUnowned unowned => report.With(unowned.Task, task => task with { IsUnowned = true }),
        TaskDropped dropped => report.With(dropped.Task, task => task with { Status = TaskStage.Waiting }),
        ClockSet set => report.With(set.Task, task => task with
        {
            Clocks = task.Clocks.SetItem(set.Clock, new TaskClock(set.From, set.Due)),
        }),
        ReminderDue reminder => report.With(reminder.Task, task => task with
        {
            Clocks = task.Clocks.SetItem(reminder.Clock, task.Clocks[reminder.Clock] with { Reminded = reminder.Step }),
        }),
        DigestDue digest => report with { DigestAt = digest.At },
        NoticeGiven given => report with { NoticesGiven = report.NoticesGiven.Add(given.Notice), Told = given.Person is { } person ? report.Told.Add(person) : report.Told },
        NoticeCollapsed collapsed => report with { NoticesGiven = report.NoticesGiven.Add(collapsed.Notice) },
        ActOnTask act => Acted(report, act),
        ReportClosed closed => report with { Status = ReportStatus.Closed, ClosedAt = closed.At, ClosedBy = closed.ActorName, ClosingNote = closed.Note },
        _ => null,
    };

    private static Report With(this Report report, string id, Func<TaskState, TaskState> change)
    {
        var index = report.TaskIndex(id);
        return index < 0 ? report : report with { Tasks = report.Tasks.SetItem(index, change(report.Tasks[index])) };
    }

    private static TaskState Miss(TaskState task, AssigneeUnreachable missed) =>
        task.Find(missed.Person, missed.Part) is { } assignee
            ? task with { Assignees = task.Assignees.Replace(assignee, assignee with { IsUnreachable = true }) }
            : task with { Assignees = task.Assignees.Add(new Assignee(missed.Person, missed.PersonName, missed.Part, missed.Person, IsUnreachable: true)) };

    private static Report Acted(Report report, ActOnTask act) => act switch
    {
        TaskDone done => Done(report, done),
        TaskApproved approved => Settle(report.With(act.Task, task => task with { Status = TaskStage.Done, Reviewed = new Reviewed(approved.At, approved.ActorName) }), act.Task),
        // The task that was looked at waits for its turn again, unless it is itself the one that is opened.
        TaskReturned returned => Reopen(report, returned),
        TaskExtended extended => report.With(act.Task, task => task with { Clocks = [.. task.Clocks.Select((clock, index) => Extend(report, task, clock, index, extended))] }),
        TaskWaived waived => report.With(act.Task, task => task with
        {
            Status = TaskStage.Waived,
            Waiver = new Waiver(waived.At, waived.ActorName, waived.Reason, waived.Reference),
        }),
        BatchNotified batch => report.With(act.Task, task => task with
        {
            Batches = task.Batches.Add(new NotifiedBatch(batch.NotifiedAt, batch.Channel, batch.Sent, batch.Failed, batch.ListHash, batch.ActorName)),
        }),
        _ => throw new InvalidOperationException($"No fold for {act.GetType().Name}"),
    };

    private static Report Done(Report report, TaskDone done)
    {
        var reviewed = report.Procedure.FindTask(done.Task)?.Review is not null;
        var after = report.With(done.Task, task => task with
        {
            Status = reviewed ? TaskStage.InReview : TaskStage.Done,
            Completion = new Completion(done.DoneAt, done.At, done.ActorName, done.Channel, done.Recipient, done.Reference, done.Note, done.LateReason),
            Reviewed = null,
            IsUnowned = false,
            Assignees = [.. task.Assignees.Where(assignee => assignee.Part == TaskPart.Owner)],
        });
        return reviewed ? after : Settle(after, done.Task);
    }

    /// <summary>The milestone that the task achieves is the instant at which its act happened.</summary>
    private static Report Settle(Report report, string id) =>
        report.TaskIndex(id) is >= 0 and var index
        && report.Procedure.Tasks[index].Achieves == Milestone.Contained && report.Tasks[index].Completion is { } completion
            ? report with { ContainedAt = completion.DoneAt }
            : report;

    private static Report Reopen(Report report, TaskReturned returned)
    {
        var after = report;
        if (returned.ToTask != returned.Task)
            foreach (var task in report.TasksAfter(returned.ToTask))
                after = after.With(task, state => state.IsPending || state.IsSettled ? state with { Status = TaskStage.Waiting } : state);
        // What comes of it the second time is told again.
        var again = report.TasksAfter(returned.ToTask).Append(returned.ToTask).ToHashSet();
        after = after with { NoticesGiven = after.NoticesGiven.Except(report.Procedure.Notices.Where(notice => notice.After.Any(again.Contains)).Select(notice => notice.Id)) };
        return after.With(returned.ToTask, task => task with { ReturnReason = returned.Reason, ReturnedBy = returned.Actor });
    }

    private static TaskClock Extend(Report report, TaskState task, TaskClock clock, int index, TaskExtended extended) =>
        clock.Due is null || report.Procedure.Tasks[task.Index].Deadlines[index].IsShadow
            ? clock
            : clock with { Due = extended.Until, ExtendedBy = extended.Reference.Length > 0 ? extended.Reference : extended.Reason, Reminded = 0 };
}
