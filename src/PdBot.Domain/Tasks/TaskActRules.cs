using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;

namespace PdBot.Domain.Tasks;

/// <summary>What people may do on a task, and what it means.</summary>
internal static class TaskActRules
{
    private const int HashLength = 64;
    private const long MostPeople = 100_000_000;

    /// <summary>A sender's clock may be this far ahead of ours.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>Refusals first; then the act. An act that has already been done is neither refused nor logged again.</summary>
    public static Refusal? Decide(Draft draft, ReportCommand.OnTask command)
    {
        if (draft.Report.FindTask(command.Task) is not { } task)
            return new Refusal(RefusalCode.NoSuchTask, command.Task);
        var part = command is ReportCommand.ApproveTask or ReportCommand.ReturnTask ? TaskPart.Reviewer : TaskPart.Owner;
        var (standing, onBehalfOf) = TaskRights.On(draft.Report, draft.Organisation, task, part, command.Actor);
        var mayAct = draft.Organisation.IsExecutive(command.Actor) || standing == Standing.Contact && !(command is ReportCommand.ExtendTask || command is ReportCommand.WaiveTask && !draft.Report.IsOptional(task));
        if (!mayAct)
            return Rights.Refuse(draft, command, -1);
        if (draft.Report.Status != ReportStatus.Open)
            return IsRepeat(task, command) ? null : new Refusal(RefusalCode.ReportEnded);
        if (task.Opening == 0 && command is not ReportCommand.WaiveTask)
            return new Refusal(RefusalCode.TaskNotOpen, command.Task);

        var by = new By(draft.Now, command.Actor, draft.NameOf(command.Actor), onBehalfOf, command.Task);
        return command switch
        {
            ReportCommand.CompleteTask complete => Complete(draft, by, task, complete),
            ReportCommand.RecordBatch batch => RecordBatch(draft, by, task, batch),
            ReportCommand.ApproveTask => Approve(draft, by, task),
            ReportCommand.ReturnTask back => Return(draft, by, task, back),
            ReportCommand.ExtendTask extend => Extend(draft, by, task, extend),
            ReportCommand.WaiveTask waive => Waive(draft, by, task, waive),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}"),
        };
    }

    /// <summary>結案: only by the executive group, and only when every required duty is done or waived.</summary>
    public static Refusal? Close(Draft draft, ReportCommand.Close command)
    {
        if (!draft.Organisation.IsExecutive(command.Actor))
            return Rights.Refuse(draft, command, -1);
        if (draft.Report.Status == ReportStatus.Closed)
            return null;
        if (draft.Report.Status != ReportStatus.Open)
            return new Refusal(RefusalCode.ReportEnded);
        // A drill may end at any time: its score says how far it came.
        if (draft.Report.Mode == ReportMode.Real && !draft.Report.IsReadyToClose())
            return new Refusal(RefusalCode.DutiesOpen, $"{draft.Report.Unsettled().Count()}");
        draft.Add(new ReportClosed(draft.Now, command.Actor, draft.NameOf(command.Actor), Masking.Words(command.Note)));
        return null;
    }

    private static Refusal? Complete(Draft draft, By by, TaskState task, ReportCommand.CompleteTask command)
    {
        if (task.Status is TaskStage.Waiting or TaskStage.Waived)
            return new Refusal(RefusalCode.TaskNotOpen, by.Task);
        if (Missing(draft, task, command) is { } missing)
            return missing;
        var done = command.DoneAt ?? draft.Now;
        var proof = new TaskDone(
            by.At, by.Actor, by.Name, by.OnBehalfOf, by.Task, done,
            Masking.Words(command.Channel), Masking.Words(command.Recipient), Number(command.Reference), Masking.Words(command.Note), IsLate(draft.Report, task, done) ? Masking.Words(command.LateReason) : "");
        if (task.Completion is { } before && (IsSame(before, proof) || command.DoneAt is null && IsSame(before, proof with { DoneAt = before.DoneAt })))
            return null;
        if (IsLate(draft.Report, task, done) && proof.LateReason.Length == 0)
            return new Refusal(RefusalCode.LateReasonMissing, by.Task);
        draft.Add(proof);
        return null;
    }

    private static bool IsLate(Report report, TaskState task, DateTimeOffset done) => report.ClockOf(task) is { Due: { } due } && done > due;

    /// <summary>The part of the proof that is missing, or that cannot be.</summary>
    private static Refusal? Missing(Draft draft, TaskState task, ReportCommand.CompleteTask command)
    {
        var done = command.DoneAt ?? draft.Now;
        if (done > draft.Now + ClockSkew)
            return new Refusal(RefusalCode.TimeInFuture, "done-at");
        if (draft.Report.At(Milestone.Discovered) is { } discovered && done < discovered)
            return new Refusal(RefusalCode.TimeBeforeOther, "done-at");
        return draft.Report.DefinitionOf(task).Evidence switch
        {
            Evidence.Note when IsBlank(command.Note) => new Refusal(RefusalCode.EvidenceMissing, "note"),
            Evidence.Reference when IsBlank(command.Reference) => new Refusal(RefusalCode.EvidenceMissing, "reference"),
            Evidence.Sending when IsBlank(command.Channel) => new Refusal(RefusalCode.EvidenceMissing, "channel"),
            Evidence.Sending when IsBlank(command.Recipient) => new Refusal(RefusalCode.EvidenceMissing, "recipient"),
            Evidence.DataSubjects when task.Batches.IsEmpty => new Refusal(RefusalCode.EvidenceMissing, "batch"),
            _ => null,
        };
    }

    private static Refusal? RecordBatch(Draft draft, By by, TaskState task, ReportCommand.RecordBatch command)
    {
        if (draft.Report.DefinitionOf(task).Evidence != Evidence.DataSubjects || task.Status is TaskStage.Waiting or TaskStage.Waived)
            return new Refusal(RefusalCode.TaskNotOpen, by.Task);
        var at = command.NotifiedAt ?? draft.Now;
        if (at > draft.Now + ClockSkew)
            return new Refusal(RefusalCode.TimeInFuture, "done-at");
        if (IsBlank(command.Channel))
            return new Refusal(RefusalCode.EvidenceMissing, "channel");
        if (command.Sent is not (>= 0 and <= MostPeople) || command.Failed is not (>= 0 and <= MostPeople) || command.Sent + command.Failed == 0)
            return new Refusal(RefusalCode.EvidenceMissing, "sent");
        var hash = command.ListHash.Trim().ToLowerInvariant();
        if (hash.Length > 0 && (hash.Length != HashLength || !hash.All(char.IsAsciiHexDigitLower)))
            return new Refusal(RefusalCode.EvidenceMissing, "list-hash");
        var batch = new BatchNotified(by.At, by.Actor, by.Name, by.OnBehalfOf, by.Task, at, Masking.Words(command.Channel), command.Sent ?? 0, command.Failed, hash);
        if (!task.Batches.Any(before => (before.At == at || command.NotifiedAt is null) && before.Channel == batch.Channel && before.Sent == batch.Sent && before.Failed == batch.Failed && before.ListHash == hash))
            draft.Add(batch);
        return null;
    }

    private static Refusal? Approve(Draft draft, By by, TaskState task)
    {
        if (task is { Status: TaskStage.Done, Reviewed: not null })
            return null;
        if (task.Status != TaskStage.InReview)
            return new Refusal(RefusalCode.TaskNotOpen, by.Task);
        draft.Add(new TaskApproved(by.At, by.Actor, by.Name, by.OnBehalfOf, by.Task));
        return null;
    }

    private static Refusal? Return(Draft draft, By by, TaskState task, ReportCommand.ReturnTask command)
    {
        var review = draft.Report.DefinitionOf(task).Review;
        var to = review?.ReturnsTo is { } other ? draft.Report.FindTask(other) ?? task : task;
        if (task.Status != TaskStage.InReview)
            return to.ReturnedBy == by.Actor && to.Status == TaskStage.Open ? null : new Refusal(RefusalCode.TaskNotOpen, by.Task);
        if (review is not { Act: not ReviewAct.Note })
            return new Refusal(RefusalCode.NotAskedForThis);
        var reason = Masking.Words(command.Reason);
        if (reason.Length == 0)
            return new Refusal(RefusalCode.ReasonMissing);
        draft.Add(new TaskReturned(by.At, by.Actor, by.Name, by.OnBehalfOf, by.Task, draft.Report.DefinitionOf(to).Id, reason));
        TaskRules.Open(draft, draft.Report.Tasks[to.Index], TaskCause.Returned);
        return null;
    }

    private static Refusal? Extend(Draft draft, By by, TaskState task, ReportCommand.ExtendTask command)
    {
        if (draft.Report.ClockOf(task) is not { Due: { } due } clock || task.Status != TaskStage.Open)
            return new Refusal(RefusalCode.NothingToExtend);
        if (command.Until is not { } until)
            return new Refusal(RefusalCode.EvidenceMissing, "until");
        if (until == due && clock.ExtendedBy.Length > 0)
            return null;
        if (until <= due || until <= draft.Now)
            return new Refusal(RefusalCode.NothingToExtend);
        if (IsBlank(command.Reason))
            return new Refusal(RefusalCode.ReasonMissing);
        if (IsBlank(command.Reference))
            return new Refusal(RefusalCode.EvidenceMissing, "reference");
        draft.Add(new TaskExtended(by.At, by.Actor, by.Name, by.OnBehalfOf, by.Task, until, Masking.Words(command.Reason), Number(command.Reference)));
        return null;
    }

    private static Refusal? Waive(Draft draft, By by, TaskState task, ReportCommand.WaiveTask command)
    {
        if (task.Status == TaskStage.Waived)
            return null;
        if (task.Status == TaskStage.Done)
            return new Refusal(RefusalCode.AlreadyDecided);
        if (IsBlank(command.Reason))
            return new Refusal(RefusalCode.ReasonMissing);
        if (IsBlank(command.Reference) && !draft.Report.IsOptional(task))
            return new Refusal(RefusalCode.EvidenceMissing, "reference");
        draft.Add(new TaskWaived(by.At, by.Actor, by.Name, by.OnBehalfOf, by.Task, Masking.Words(command.Reason), Number(command.Reference)));
        return null;
    }

    /// <summary>After the end of a report, the act that is already in the log still gets its old answer.</summary>
    private static bool IsRepeat(TaskState task, ReportCommand.OnTask command) => command switch
    {
        ReportCommand.ApproveTask => task.Reviewed is not null,
        ReportCommand.WaiveTask => task.Status == TaskStage.Waived,
        ReportCommand.CompleteTask complete => task.Completion is { } done && (complete.DoneAt is null || done.DoneAt == complete.DoneAt) && done.Reference == Number(complete.Reference) && done.Note == Masking.Words(complete.Note),
        _ => false,
    };

    private static bool IsSame(Completion before, TaskDone now) =>
        before.DoneAt == now.DoneAt && before.Channel == now.Channel && before.Recipient == now.Recipient
        && before.Reference == now.Reference && before.Note == now.Note && before.LateReason == now.LateReason;

    private static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text);

    /// <summary>A document's number is no personal data and must stay as it is.</summary>
    private static string Number(string text)
    {
        const int Longest = 100;
        var number = text.Trim();
        return number.Length <= Longest ? number : number[..Longest];
    }

    private sealed record By(DateTimeOffset At, PersonId Actor, string Name, PersonId? OnBehalfOf, string Task);
}
