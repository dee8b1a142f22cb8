using System.Collections.Immutable;
using PdBot.Domain;

namespace PdBot.Engine.Ports;

/// <summary>When which report must be looked at again. A wake may come late or twice, never not at all.</summary>
public interface IWakeQueue
{
    /// <summary>Puts a wake. Called before the commit that needs it: a wake for nothing is harmless, a lost one is not.</summary>
    ValueTask ScheduleAsync(ReportId report, DateTimeOffset due, CancellationToken cancellationToken);

    /// <summary>The reports that are due, the longest overdue first.</summary>
    /// <param name="now">The instant to compare with.</param>
    /// <param name="most">At most this many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<ImmutableArray<Wake>> ReceiveAsync(DateTimeOffset now, int most, CancellationToken cancellationToken);

    /// <summary>The wake was handled: its report has a later wake, or none.</summary>
    ValueTask CompleteAsync(Wake wake, CancellationToken cancellationToken);

    /// <summary>The earliest wake, due or not; null when there is none.</summary>
    ValueTask<DateTimeOffset?> NextAsync(CancellationToken cancellationToken);
}

/// <summary>A report that is due.</summary>
/// <param name="Report">The report.</param>
/// <param name="Due">Since when.</param>
/// <param name="Receipt">What the queue needs to complete it; empty when nothing.</param>
public sealed record Wake(ReportId Report, DateTimeOffset Due, string Receipt = "");
