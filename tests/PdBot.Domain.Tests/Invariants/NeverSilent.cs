using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>1: an open report has a wake, or somebody who has acted holds everything that is open.</summary>
internal static class NeverSilent
{
    public static void Check(Report report, DateTimeOffset? wake)
    {
        if (report.Status != ReportStatus.Open || wake is not null)
            return;
        foreach (var level in report.Levels)
        {
            if (level.Status == LevelStatus.Notified && level.AcknowledgedAt is null)
                throw new BrokenInvariantException(1, $"level {level.Index} is open, nobody has acted, and nothing wakes the report");
            if (level.Status == LevelStatus.Waiting && report.IsRequired(level.Index))
                throw new BrokenInvariantException(1, $"level {level.Index} is required, was not asked, and nothing wakes the report");
        }
        if (report.ChainCompletedAt is null && report.Alarm?.AnsweredAt is null)
            throw new BrokenInvariantException(1, "the chain is not at its end, nobody has answered, and nothing wakes the report");
        if (report.AwaitsJudgement())
            throw new BrokenInvariantException(1, "the judgement is missing and nothing wakes the report");
    }
}
