using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>10: a duty is opened only in its turn, looked at only after it was done, and the report is closed only when every required duty is settled.</summary>
internal static class DutiesInOrder
{
    /// <param name="before">The report before the event.</param>
    /// <param name="happened">The event.</param>
    public static void Check(Report before, ReportEvent happened)
    {
        switch (happened)
        {
            case TaskOpened { Cause: not TaskCause.Returned } opened when before.FindTask(opened.Task) is { } task:
                var definition = before.DefinitionOf(task);
                if (before.At(definition.Opens) is null)
                    throw new BrokenInvariantException(10, $"'{opened.Task}' was opened before {definition.Opens}");
                foreach (var first in definition.After)
                    if (before.FindTask(first) is { IsSettled: false } unsettled && before.Procedure.Tasks[unsettled.Index].When.Evaluate(before.Situation) != Truth.No)
                        throw new BrokenInvariantException(10, $"'{opened.Task}' was opened before '{first}' was settled");
                break;
            case TaskApproved approved when before.FindTask(approved.Task)?.Completion is null:
                throw new BrokenInvariantException(10, $"'{approved.Task}' was approved before it was done");
            case TaskDone done when before.FindTask(done.Task) is { } late && before.ClockOf(late) is { Due: { } due } && done.DoneAt > due && done.LateReason.Length == 0:
                throw new BrokenInvariantException(10, $"'{done.Task}' was done late without a reason");
            case ReportClosed when before.Tasks.Any(task =>
                !task.IsSettled && before.Procedure.Tasks[task.Index].Required.Evaluate(before.Situation) != Truth.No
                && before.Procedure.Tasks[task.Index].When.Evaluate(before.Situation) != Truth.No):
                throw new BrokenInvariantException(10, "the report was closed while a required duty was open");
        }
    }
}
