using PdBot.Domain;
using PdBot.Engine.Ports;

namespace PdBot.Storage.Events;

/// <summary>Compares a log with checkpoints. Reads one row of every report for each state that was seen; that each row leads to the next is for <see cref="LogVerifier"/> to prove.</summary>
/// <remarks>
/// What was added after the checkpoint is no fault, nor is a report that was destroyed in the meantime: its rows keep their hashes. A report that was
/// invented afterwards with an old date is not found: a checkpoint only knows what it saw.
/// </remarks>
public sealed class CheckpointVerifier(IReportLog log)
{
    private const int Together = 32;

    /// <summary>Compares everything that the checkpoint saw.</summary>
    public Task<CheckpointVerdict> VerifyAsync(Checkpoint checkpoint, CancellationToken cancellationToken) => VerifyAsync([checkpoint], cancellationToken);

    /// <summary>Compares everything that any of several checkpoints saw. What was changed between two of them is found by the older, though the younger agrees.</summary>
    public async Task<CheckpointVerdict> VerifyAsync(IEnumerable<Checkpoint> checkpoints, CancellationToken cancellationToken)
    {
        CheckpointEntry[] entries = [.. checkpoints.SelectMany(checkpoint => checkpoint.Reports).Distinct()];
        var heads = new Dictionary<ReportId, ReportHead>();
        await foreach (var head in log.ListAsync(organisation: null, cancellationToken).ConfigureAwait(false))
            heads[head.Report] = head;
        var faults = new List<CheckpointFault>();
        foreach (var some in entries.Chunk(Together))
            faults.AddRange((await Task.WhenAll(some.Select(entry => FindAsync(entry, heads.GetValueOrDefault(entry.Report), cancellationToken))).ConfigureAwait(false)).OfType<CheckpointFault>());
        var seen = entries.Select(entry => entry.Report).ToHashSet();
        return new(seen.Count, heads.Keys.Count(report => !seen.Contains(report)), [.. faults]);
    }

    private async Task<CheckpointFault?> FindAsync(CheckpointEntry entry, ReportHead? head, CancellationToken cancellationToken)
    {
        if (head is not null && head.Version < entry.Rows)
            return new(entry, head.Version + 1, CheckpointFaultKind.Truncated, $"{entry.Rows} rows expected, {head.Version} found");
        var row = await log.ReadRowAsync(entry.Report, entry.Rows, cancellationToken).ConfigureAwait(false);
        return (head, row) switch
        {
            (null, null) => new(entry, 0, CheckpointFaultKind.Missing, $"{entry.Rows} rows expected, none found"),
            (_, null) => new(entry, entry.Rows, CheckpointFaultKind.Truncated, "no such row"),
            _ when row.Hash != entry.Hash => new(entry, entry.Rows, CheckpointFaultKind.Rewritten, $"hash {Short(entry.Hash)} expected, {Short(row.Hash)} found"),
            (null, _) => new(entry, 0, CheckpointFaultKind.Unlisted, "no list names it"),
            _ => null,
        };
    }

    private static string Short(string hash) => hash.Length > 12 ? hash[..12] : hash;
}
