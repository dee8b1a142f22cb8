using PdBot.Domain;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;

namespace PdBot.Storage.Moving;

/// <summary>Compares two stores: what the target holds before anything is written, and everything at the end.</summary>
internal sealed class CopyCheck(IMovableStore from, IMovableStore to, CopyFindings findings, Action<CopyProgress> progress)
{
    private long _events;
    private long _wakes;
    private long _messages;

    /// <summary>Compares reports one by one; what is missing in the target is a fault.</summary>
    public async Task CompareAsync(CopyStage stage, IReadOnlyList<ReportHead> heads, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var chunk in heads.Chunk(StoreCopy.Together))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.WhenAll(chunk.Select(head => CompareAsync(head, cancellationToken))).ConfigureAwait(false);
            progress(new(stage, done += chunk.Length, heads.Count));
        }
    }

    /// <summary>Finds numbers that belong to somebody else in the target; answers those that the target lacks.</summary>
    public async Task<IReadOnlyList<StoredNumber>> MissingNumbersAsync(IReadOnlyList<StoredNumber> numbers, CancellationToken cancellationToken)
    {
        var given = (await to.Image.NumbersAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(number => (number.Organisation, number.Number), number => number.Report);
        foreach (var number in numbers)
            if (given.TryGetValue((number.Organisation, number.Number), out var owner) && owner != number.Report)
                findings.Add(CopyFaultKind.NumberTaken, $"{owner}", number.Report, number.Number);
        return [.. numbers.Where(number => !given.ContainsKey((number.Organisation, number.Number)))];
    }

    /// <summary>The whole at the end: every report, number, definition, address, occasion, roll-call and check of a roster, and the chain of the target.</summary>
    public async Task<CopyCounts> VerifyAsync(IReadOnlyList<ReportHead> heads, CancellationToken cancellationToken)
    {
        (_events, _wakes, _messages) = (0, 0, 0);
        await CompareAsync(CopyStage.Verifying, heads, cancellationToken).ConfigureAwait(false);
        var numbers = await from.Image.NumbersAsync(cancellationToken).ConfigureAwait(false);
        foreach (var number in await MissingNumbersAsync(numbers, cancellationToken).ConfigureAwait(false))
            findings.Add(CopyFaultKind.Missing, "number", number.Report, number.Number);
        var definitions = await from.Image.DefinitionsAsync(cancellationToken).ConfigureAwait(false);
        foreach (var hash in definitions)
            if (await to.Log.LoadDefinitionAsync(hash, cancellationToken).ConfigureAwait(false) != await from.Log.LoadDefinitionAsync(hash, cancellationToken).ConfigureAwait(false))
                findings.Add(CopyFaultKind.Missing, $"definition {hash}");
        var people = await from.Image.PeopleAsync(cancellationToken).ConfigureAwait(false);
        Missing(people, await to.Image.PeopleAsync(cancellationToken).ConfigureAwait(false), person => $"address of {person.Person}");
        var tenants = await from.Image.TenantsAsync(cancellationToken).ConfigureAwait(false);
        Missing(tenants, await to.Image.TenantsAsync(cancellationToken).ConfigureAwait(false), tenant => $"address of tenant {tenant.Tenant}");
        var occasions = await from.Image.OccasionsAsync(cancellationToken).ConfigureAwait(false);
        Missing(occasions, await to.Image.OccasionsAsync(cancellationToken).ConfigureAwait(false), occasion => $"occasion {occasion}");
        var rollCalls = await from.Image.RollCallsAsync(cancellationToken).ConfigureAwait(false);
        Missing(rollCalls, await to.Image.RollCallsAsync(cancellationToken).ConfigureAwait(false), mark => $"roll-call {mark.Organisation} {mark.Quarter} {mark.Kind} {mark.Person}");
        var rosterChecks = await from.Image.RosterChecksAsync(cancellationToken).ConfigureAwait(false);
        Missing(rosterChecks, await to.Image.RosterChecksAsync(cancellationToken).ConfigureAwait(false), check => $"roster check of {check.Organisation}");
        await VerifyChainAsync(heads, cancellationToken).ConfigureAwait(false);
        return new(heads.Count, _events, _wakes, _messages, numbers.Length, definitions.Length, people.Length, tenants.Length, occasions.Length, rollCalls.Length, rosterChecks.Length);
    }

    private async Task CompareAsync(ReportHead head, CancellationToken cancellationToken)
    {
        var source = await from.Image.ReadAsync(head.Report, cancellationToken).ConfigureAwait(false);
        if (source is not { IsWhole: true })
            findings.Add(CopyFaultKind.Damaged, "", head.Report, head.Number);
        else if (await to.Image.ReadAsync(head.Report, cancellationToken).ConfigureAwait(false) is not { } target)
            findings.Add(CopyFaultKind.Missing, "report", head.Report, head.Number);
        else if (source.DifferenceTo(target) is { } difference)
            findings.Add(CopyFaultKind.Differs, difference, head.Report, head.Number);
        else
        {
            Interlocked.Add(ref _events, source.Rows.Length);
            Interlocked.Add(ref _wakes, source.Wake is null ? 0 : 1);
            Interlocked.Add(ref _messages, source.Messages.Length);
        }
    }

    private async Task VerifyChainAsync(IReadOnlyList<ReportHead> heads, CancellationToken cancellationToken)
    {
        var verdict = await new LogVerifier(to.Log).VerifyAllAsync(cancellationToken).ConfigureAwait(false);
        var numbers = heads.ToDictionary(head => head.Report, head => head.Number);
        foreach (var fault in verdict.Faults)
            findings.Add(CopyFaultKind.Log, $"row {fault.Sequence}: {fault.Kind} {fault.Detail}", fault.Report, numbers.TryGetValue(fault.Report, out var number) ? number : null);
        if (verdict.Reports != heads.Count)
            findings.Add(CopyFaultKind.Missing, $"{heads.Count} reports, {verdict.Reports} listed");
    }

    private void Missing<T>(IEnumerable<T> expected, IEnumerable<T> found, Func<T, string> name)
        where T : class
    {
        foreach (var one in expected.Except(found))
            findings.Add(CopyFaultKind.Missing, name(one));
    }
}
