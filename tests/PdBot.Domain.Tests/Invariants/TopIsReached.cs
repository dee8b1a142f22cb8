using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Reports;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>3: whatever fails, the top is asked, the report ends or the alarm rings within the sum of the windows and times to decide.</summary>
/// <remarks>A return, a new walk, or facts that require other levels begin another round. Lateness of the wakes is not the rules' fault.</remarks>
internal sealed class TopIsReached
{
    private DateTimeOffset since;
    private TimeSpan late;
    private bool reached;

    /// <summary>A wake was heeded this much too late.</summary>
    public void Lag(TimeSpan lateness) => late += lateness;

    public void See(Moment moment)
    {
        foreach (var happened in moment.Decision.Events)
            if (happened is ReportOpened or LevelReturned or ChainWalkedAgain or FactStated)
                (since, late, reached) = (moment.Now, TimeSpan.Zero, false);
        var report = moment.After;
        var top = Top(report);
        reached |= report.Status != ReportStatus.Open || report.Alarm is not null || top < 0 || report.Levels[top].Status != LevelStatus.Waiting;
        if (!reached && moment.Now > since + Bound(report) + late)
            throw new BrokenInvariantException(3, $"the top was not asked within {Bound(report)} (+{late}) since {since:HH:mm}");
    }

    private static int Top(Report report)
    {
        var top = report.Levels.Length - 1;
        while (top >= 0 && !report.IsRequired(top))
            top--;
        return top;
    }

    private static TimeSpan Bound(Report report)
    {
        var sum = TimeSpan.Zero;
        foreach (var level in report.Procedure.Chain)
            sum += level.Window.Value + (level.DecideWithin ?? level.Window).Value;
        return sum;
    }
}
