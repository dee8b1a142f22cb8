using System.Collections.Immutable;
using PdBot.Domain.Deadlines;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Drills;

/// <summary>What a drill showed.</summary>
/// <param name="FirstAnswer">From the opening to the first acknowledgement; null when nobody acknowledged.</param>
/// <param name="ToTheTop">From the opening until the chain was completed; null when it was not.</param>
/// <param name="Levels">The levels that were asked, in order.</param>
/// <param name="Limits">The time limits that ran, in the order of the procedure.</param>
public sealed record DrillScore(TimeSpan? FirstAnswer, TimeSpan? ToTheTop, ImmutableArray<LevelScore> Levels, ImmutableArray<LimitScore> Limits)
{
    /// <summary>The score of a report, as it stands.</summary>
    public static DrillScore Of(Report report)
    {
        var answers = report.Levels.Select(level => level.AcknowledgedAt).OfType<DateTimeOffset>().ToArray();
        return new(
            answers.Length == 0 ? null : answers.Min() - report.OpenedAt,
            report.ChainCompletedAt - report.OpenedAt,
            [.. report.Levels.Where(level => level.Opening > 0).Select(level =>
                new LevelScore(level.Index, level.AcknowledgedAt - level.OpenedAt, level.Status == LevelStatus.PassedOver ? level.PassedOverFor : null))],
            [.. from task in report.Tasks
                let clock = report.ClockOf(task)
                where clock is { From: not null, Due: not null }
                select new LimitScore(report.DefinitionOf(task).Id, task.Completion is { } done ? done.DoneAt - clock.From : null, task.Completion is { } act && act.DoneAt <= clock.Due)]);
    }
}

/// <summary>A level of a drill.</summary>
/// <param name="Level">Its index.</param>
/// <param name="Answer">From its opening to its first acknowledgement; null when nobody acknowledged.</param>
/// <param name="PassedOverFor">Why it was passed over; null when it was not.</param>
public sealed record LevelScore(int Level, TimeSpan? Answer, UnreachableReason? PassedOverFor);

/// <summary>A time limit of a drill.</summary>
/// <param name="Task">The task.</param>
/// <param name="Taken">From the start of the clock to the act; null when it was not done.</param>
/// <param name="WasMet">Whether the act came in time.</param>
public sealed record LimitScore(string Task, TimeSpan? Taken, bool WasMet);
