using System.Collections.Immutable;
using PdBot.Engine.Ports;

namespace PdBot.Storage.Moving;

/// <summary>
/// Carries everything from one store to another of the other kind. Stopped anywhere and started again, it goes on; what the target holds is
/// never overwritten. Nobody else may use either store meanwhile, and only one of them afterwards: what waits to be sent waits in both.
/// </summary>
/// <param name="from">Only read.</param>
/// <param name="to">Empty, or the beginning of the same copy.</param>
/// <param name="progress">Told now and then how far it is.</param>
public sealed class StoreCopy(IStore from, IStore to, Action<CopyProgress> progress)
{
    /// <summary>How many reports are carried at a time.</summary>
    internal const int Together = 32;

    private readonly IMovableStore _from = (IMovableStore)from;
    private readonly IMovableStore _to = (IMovableStore)to;

    /// <summary>Copies what is missing, then compares everything.</summary>
    /// <exception cref="StorageUnavailableException">A store failed; what was copied so far stays.</exception>
    public async Task<CopyResult> RunAsync(CancellationToken cancellationToken)
    {
        var findings = new CopyFindings();
        var check = new CopyCheck(_from, _to, findings, progress);
        // SQLite lists reports in the order in which they were written.
        var heads = (await _from.Image.HeadsAsync(cancellationToken).ConfigureAwait(false))
            .OrderBy(head => head.OpenedAt).ThenBy(head => head.Report.Value, StringComparer.Ordinal).ToImmutableArray();
        var there = (await _to.Image.HeadsAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(head => head.Report);

        foreach (var unknown in there.Values.ExceptBy(heads.Select(head => head.Report), head => head.Report))
            findings.Add(CopyFaultKind.Unknown, "", unknown.Report, unknown.Number);
        await check.CompareAsync(CopyStage.Comparing, [.. heads.Where(head => there.ContainsKey(head.Report))], cancellationToken).ConfigureAwait(false);
        var numbers = await check.MissingNumbersAsync(await _from.Image.NumbersAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        if (findings.Count > 0)
            return new(new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 0, IsRefused: true, findings.Count, findings.Faults);

        await CopyDefinitionsAsync(cancellationToken).ConfigureAwait(false);
        await CopyAddressesAsync(cancellationToken).ConfigureAwait(false);
        await CopyHappenedAsync(cancellationToken).ConfigureAwait(false);
        await _to.Image.WriteAsync(numbers, cancellationToken).ConfigureAwait(false);
        var copied = await CopyReportsAsync([.. heads.Where(head => !there.ContainsKey(head.Report))], cancellationToken).ConfigureAwait(false);
        var counts = await check.VerifyAsync(heads, cancellationToken).ConfigureAwait(false);
        return new(counts, copied, IsRefused: false, findings.Count, findings.Faults);
    }

    private async Task CopyDefinitionsAsync(CancellationToken cancellationToken)
    {
        foreach (var hash in await _from.Image.DefinitionsAsync(cancellationToken).ConfigureAwait(false))
            if (await _from.Log.LoadDefinitionAsync(hash, cancellationToken).ConfigureAwait(false) is { } text)
                await _to.Log.SaveDefinitionAsync(hash, text, cancellationToken).ConfigureAwait(false);
    }

    private async Task CopyAddressesAsync(CancellationToken cancellationToken)
    {
        var known = (await _to.Image.PeopleAsync(cancellationToken).ConfigureAwait(false)).ToHashSet();
        var people = (await _from.Image.PeopleAsync(cancellationToken).ConfigureAwait(false)).Where(address => !known.Contains(address));
        await Parallel.ForEachAsync(people, Many(cancellationToken), _to.People.SaveAsync).ConfigureAwait(false);
        // After the people: whoever is saved brings the address of the tenant along, and not always the newest.
        foreach (var tenant in await _from.Image.TenantsAsync(cancellationToken).ConfigureAwait(false))
            await _to.Image.WriteAsync(tenant, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Occasions, roll-calls and checks of rosters, so that nothing is told or asked again.</summary>
    private async Task CopyHappenedAsync(CancellationToken cancellationToken)
    {
        var taken = (await _to.Image.OccasionsAsync(cancellationToken).ConfigureAwait(false)).ToHashSet();
        var occasions = (await _from.Image.OccasionsAsync(cancellationToken).ConfigureAwait(false)).Where(occasion => !taken.Contains(occasion));
        await Parallel.ForEachAsync(occasions, Many(cancellationToken), async (occasion, cancelled) => await _to.Occasions.FinishAsync(occasion, cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        var kept = (await _to.Image.RollCallsAsync(cancellationToken).ConfigureAwait(false)).ToHashSet();
        var marks = (await _from.Image.RollCallsAsync(cancellationToken).ConfigureAwait(false)).Where(mark => !kept.Contains(mark));
        await Parallel.ForEachAsync(marks, Many(cancellationToken), async (mark, cancelled) => await _to.RollCalls.AddAsync(mark, cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        var found = (await _to.Image.RosterChecksAsync(cancellationToken).ConfigureAwait(false)).ToHashSet();
        foreach (var check in (await _from.Image.RosterChecksAsync(cancellationToken).ConfigureAwait(false)).Where(check => !found.Contains(check)))
            await _to.RosterChecks.SaveAsync(check.Organisation, check.Found, cancellationToken).ConfigureAwait(false);
    }

    private static ParallelOptions Many(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = Together, CancellationToken = cancellationToken };

    private async Task<int> CopyReportsAsync(IReadOnlyList<ReportHead> heads, CancellationToken cancellationToken)
    {
        var (done, copied) = (0, 0);
        foreach (var chunk in heads.Chunk(Together))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var reports = await Task.WhenAll(chunk.Select(head => _from.Image.ReadAsync(head.Report, cancellationToken))).ConfigureAwait(false);
            StoredReport[] whole = [.. reports.OfType<StoredReport>().Where(report => report.IsWhole)];
            await _to.Image.WriteAsync(whole, cancellationToken).ConfigureAwait(false);
            copied += whole.Length;
            progress(new(CopyStage.Copying, done += chunk.Length, heads.Count));
        }
        return copied;
    }
}
