using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>2: level n+1 is never asked before level n is completed or passed over.</summary>
internal static class LevelsInOrder
{
    /// <param name="before">The report before the event.</param>
    /// <param name="happened">The event.</param>
    public static void Check(Report before, ReportEvent happened)
    {
        if (happened is ContactNotified notified && before.Levels[notified.Level].Status != LevelStatus.Notified)
            throw new BrokenInvariantException(2, $"{notified.Person} was asked at level {notified.Level}, which is {before.Levels[notified.Level].Status}");
        if (happened is not LevelOpened asked)
            return;
        for (var below = 0; below < asked.Level; below++)
        {
            var level = before.Levels[below];
            var required = level.Opening > 0 || before.Procedure.Chain[below].When.Evaluate(before.Situation) != Truth.No;
            if (required && level.Status is LevelStatus.Waiting or LevelStatus.Notified)
                throw new BrokenInvariantException(2, $"level {asked.Level} was asked while level {below} was {level.Status}");
        }
    }
}
