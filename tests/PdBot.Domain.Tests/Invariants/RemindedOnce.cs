using PdBot.Domain.Deadlines;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>9: a reminder is due once for each threshold, in order, only while the duty is open and only when its share of the time is over.</summary>
internal static class RemindedOnce
{
    private static readonly double[] Shares = [0.5, 0.8, 0.95, 1.0];

    /// <param name="before">The report before the event.</param>
    /// <param name="happened">The event.</param>
    public static void Check(Report before, ReportEvent happened)
    {
        if (happened is not ReminderDue reminder || before.FindTask(reminder.Task) is not { } task)
            return;
        var clock = task.Clocks[reminder.Clock];
        if (before.Status != ReportStatus.Open || task.Status != TaskStage.Open)
            throw new BrokenInvariantException(9, $"a reminder of '{reminder.Task}', which is {task.Status}");
        if (reminder.Step <= clock.Reminded)
            throw new BrokenInvariantException(9, $"step {reminder.Step} of '{reminder.Task}' after step {clock.Reminded}");
        if (clock is not { From: { } from, Due: { } due } || reminder.At < from + (due - from) * Shares[Math.Min(reminder.Step, ReminderRules.AtTheEnd) - 1])
            throw new BrokenInvariantException(9, $"step {reminder.Step} of '{reminder.Task}' came too early");
        if (before.DefinitionOf(task).Deadlines[reminder.Clock].IsShadow && reminder.Step != ReminderRules.AtTheEnd)
            throw new BrokenInvariantException(9, $"a shadow clock of '{reminder.Task}' reminded at step {reminder.Step}");
    }
}
