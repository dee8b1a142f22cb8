using System.Collections.Concurrent;
using System.Collections.Immutable;
using PdBot.Domain;

namespace PdBot.Storage.Azure;

/// <summary>What this process last saw of a report: enough to append to it without reading.</summary>
/// <param name="Head">The head with its state in the store.</param>
/// <param name="Messages">What waits to be sent.</param>
/// <param name="Put">The wake for which this process has put a message that stands; null when none is known to.</param>
internal sealed record KnownReport(HeadRow Head, ImmutableArray<MessageRow> Messages, DateTimeOffset? Put = null);

/// <summary>The reports seen last. A hint: what is out of date loses at the next commit, and is read again.</summary>
internal sealed class KnownReports
{
    private const int Most = 32_768;
    private readonly ConcurrentDictionary<ReportId, KnownReport> _known = new();

    public KnownReport? Find(ReportId report) => _known.GetValueOrDefault(report);

    public void Set(ReportId report, KnownReport known)
    {
        // Rarely full, and then cheap to fill again.
        if (_known.Count >= Most)
            _known.Clear();
        _known[report] = known;
    }

    /// <summary>Changes what is known; nothing when nothing is.</summary>
    public void Change(ReportId report, Func<KnownReport, KnownReport> change)
    {
        while (_known.TryGetValue(report, out var before) && !_known.TryUpdate(report, change(before), before))
        {
        }
    }

    public void Forget(ReportId report) => _known.TryRemove(report, out _);
}
