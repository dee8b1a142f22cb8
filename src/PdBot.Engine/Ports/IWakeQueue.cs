using System.Collections.Immutable;
using PdBot.Domain;

namespace PdBot.Engine.Ports;

/// <summary>When which report must be looked at again. A wake may come late or twice, never not at all.</summary>
/// <remarks>
/// A commit is guarded before it is made: should the process die, somebody looks at the report soon, whatever the commit says. When everything that
/// the commit wants sent has been sent, the guard is settled: it then comes back at the wake, or not at all.
/// </remarks>
public interface IWakeQueue
{
    /// <summary>How many it gives at most at once, so that none waits hidden for the others.</summary>
    int MostAtOnce { get; }

    /// <summary>Sees to it that somebody looks at the report soon unless <see cref="SettleAsync"/> is called. For nothing it is harmless, without it a report could fall silent.</summary>
    /// <returns>A name to be written with the commit; empty where the commit itself holds the wake.</returns>
    ValueTask<string> GuardAsync(ReportId report, CancellationToken cancellationToken);

    /// <summary>Nothing of the last commit is left to be done: the report comes back when that commit said, or not at all.</summary>
    ValueTask SettleAsync(ReportId report, CancellationToken cancellationToken);

    /// <summary>The reports that are due, the longest overdue first among those received together.</summary>
    /// <param name="now">The instant to compare with, where the queue has no clock of its own.</param>
    /// <param name="most">At most this many, and at most <see cref="MostAtOnce"/>; more when several were left together by a process that is gone.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<ImmutableArray<Wake>> ReceiveAsync(DateTimeOffset now, int most, CancellationToken cancellationToken);

    /// <summary>Keeps hold of the reports at which this process is still busy, and lets go of the others that it guards.</summary>
    ValueTask RenewAsync(Func<ReportId, bool> isBusy, CancellationToken cancellationToken);

    /// <summary>Looks slowly through everything for reports that are overdue although no wake came, and has them come; for a queue that could lose one.</summary>
    /// <returns>How many were found.</returns>
    ValueTask<int> SweepAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>How many wakes could not be read and were set aside for people to look at.</summary>
    ValueTask<int> CountSetAsideAsync(CancellationToken cancellationToken);

    /// <summary>The earliest wake, due or not, as far as it is known without asking; null when there is none, or when none is known.</summary>
    ValueTask<DateTimeOffset?> NextAsync(CancellationToken cancellationToken);

    /// <summary>Since when the oldest wake that waits has been due; null when none is.</summary>
    /// <param name="now">The instant to compare with.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<DateTimeOffset?> OldestDueAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>A report that is due.</summary>
/// <param name="Report">The report.</param>
/// <param name="Due">Since when.</param>
/// <param name="Guard">The guard that came back; empty where there is none.</param>
/// <param name="IsAbandoned">Whether it came back without having been settled: its process is gone, or was silent for too long.</param>
public sealed record Wake(ReportId Report, DateTimeOffset Due, string Guard = "", bool IsAbandoned = false);
