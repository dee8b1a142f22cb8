using PdBot.Domain.Deadlines;
using PdBot.Domain.Drills;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Domain.Tasks;

/// <summary>What facts, milestones and other tasks do to the tasks of a report.</summary>
internal static class TaskRules
{
    /// <summary>Applies every rule that is due now, until none is.</summary>
    public static void Advance(Draft draft)
    {
        while (draft.Report.Status == ReportStatus.Open && Step(draft))
        {
        }
    }

    private static bool Step(Draft draft)
    {
        foreach (var task in draft.Report.Tasks)
            if (Attend(draft, task))
                return true;
        return false;
    }

    private static bool Attend(Draft draft, TaskState task)
    {
        var report = draft.Report;
        var definition = report.DefinitionOf(task);
        switch (task.Status)
        {
            case TaskStage.Waiting when report.Applies(task) && report.IsTurnOf(definition.Opens, definition.After, definition.AfterLevel):
                Open(draft, task, task.Opening == 0 ? TaskCause.Due : TaskCause.Again);
                return true;
            case TaskStage.Open when !report.Applies(task):
                draft.Add(new TaskDropped(draft.Now, definition.Id));
                return true;
            case TaskStage.Done when definition.AgainOnSeverity && task.Severity != report.Severity && report.Applies(task):
                Open(draft, task, TaskCause.SeverityChanged);
                return true;
            case TaskStage.Open or TaskStage.InReview:
                return Assign(draft, task, definition) || SetClock(draft, task, definition);
            default:
                return false;
        }
    }

    /// <summary>Opens a task, for the first time or again.</summary>
    public static void Open(Draft draft, TaskState task, TaskCause cause) =>
        draft.Add(new TaskOpened(draft.Now, draft.Report.DefinitionOf(task).Id, task.Opening + 1, cause));

    /// <summary>A clock begins with its milestone and moves with it; an extension was granted for a date and stays.</summary>
    private static bool SetClock(Draft draft, TaskState task, TaskDefinition definition)
    {
        for (var index = 0; index < definition.Deadlines.Length; index++)
        {
            var (deadline, clock) = (definition.Deadlines[index], task.Clocks[index]);
            var start = task.Cause == TaskCause.SeverityChanged ? task.OpenedAt : draft.Report.At(deadline.Start);
            if (start is not { } from || clock.From == from || clock.ExtendedBy.Length > 0)
                continue;
            draft.Add(new ClockSet(draft.Now, definition.Id, index, from, draft.Report.Paced(from, DueRules.Ends(deadline, from, draft.Report.Zone()))));
            return true;
        }
        return false;
    }

    /// <summary>Someone who can be reached must be asked; when there is nobody, the executive group is told.</summary>
    private static bool Assign(Draft draft, TaskState task, TaskDefinition definition)
    {
        var (part, role) = task.Status == TaskStage.InReview && definition.Review is { } review ? (TaskPart.Reviewer, review.By) : (TaskPart.Owner, definition.Owner);
        if (task.IsUnowned || task.Assignees.Any(assignee => assignee.Part == part && !assignee.IsUnreachable && draft.Organisation.HardEvidence(assignee.Person, draft.Now) is null))
            return false;
        var asked = false;
        foreach (var seat in draft.Organisation.Holders(role, draft.Report.Unit))
            foreach (var person in seat.Deputies.Insert(0, seat.Holder))
            {
                if (draft.Report.Tasks[task.Index].Find(person, part) is not null || draft.Organisation.HardEvidence(person, draft.Now) is not null)
                    continue;
                draft.Add(new TaskAssigned(draft.Now, definition.Id, task.Opening, part, person, draft.NameOf(person), seat.Holder));
                asked = true;
                // The deputy is told together with a holder who may be away.
                if (person != seat.Holder || !draft.Organisation.SoftEvidence(person))
                    break;
            }
        if (!asked)
            draft.Add(new TaskUnowned(draft.Now, definition.Id, task.Opening, part));
        return true;
    }
}
