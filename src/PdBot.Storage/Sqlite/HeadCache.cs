using System.Collections.Concurrent;
using PdBot.Domain;

namespace PdBot.Storage.Sqlite;

/// <summary>
/// Where reports stood when they were last seen, so that the next row can be hashed before the writer's turn. May lag, never lies:
/// the writer checks the version. Bounded: of two generations the older is forgotten when the younger is full.
/// </summary>
internal sealed class HeadCache
{
    private const int GenerationSize = 16_384;
    private ConcurrentDictionary<ReportId, KnownHead> _young = new();
    private ConcurrentDictionary<ReportId, KnownHead> _old = new();
    private int _added;

    /// <summary>The head as last seen, or null.</summary>
    public KnownHead? Find(ReportId report) =>
        _young.TryGetValue(report, out var head) || _old.TryGetValue(report, out head) ? head : null;

    /// <summary>Remembers a committed head.</summary>
    public void Set(ReportId report, KnownHead head)
    {
        var young = _young;
        if (young.TryAdd(report, head))
        {
            if (Interlocked.Increment(ref _added) % GenerationSize == 0)
                (_old, _young) = (young, new());
        }
        else
        {
            young[report] = head;
        }
    }
}

/// <summary>Where a report stood.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Version">How many events it had.</param>
/// <param name="Hash">The hash of the last, as ASCII hex; empty before the first.</param>
internal sealed record KnownHead(long Id, long Version, byte[] Hash);
