using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using PdBot.Engine.Ports;

namespace PdBot.Storage.Azure;

/// <summary>Makes the index anew from the heads in the log: lists of organisations, numbers and their counters. Reads the log and never writes to it.</summary>
/// <remarks>What no head tells is not restored: numbers that were reserved and never used may be given again, and the texts of definitions are kept nowhere else.</remarks>
internal sealed class IndexRebuild(TableClient log, TableClient index)
{
    private readonly AzureIndex _lists = new(index);
    private readonly Dictionary<(string Partition, string Prefix), long> _highest = [];

    /// <summary>Restores report after report; the counters of the numbers last. Doing it twice is harmless.</summary>
    public async IAsyncEnumerable<IndexedReport> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in log.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {Layout.Head}"), cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var head = HeadRow.Of(row);
            var isNumberItsOwn = await Trouble.Guarded(RestoreNumberAsync(head.Head, cancellationToken)).ConfigureAwait(false);
            await Trouble.Guarded(_lists.ListAsync(head, cancellationToken)).ConfigureAwait(false);
            yield return new(head.Head, isNumberItsOwn);
        }
        foreach (var ((partition, prefix), highest) in _highest)
            await Trouble.Guarded(CountToAsync(partition, Layout.LastNumber(prefix), highest, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>False when another report has the number already.</summary>
    private async Task<bool> RestoreNumberAsync(ReportHead head, CancellationToken cancellationToken)
    {
        var (partition, number) = (Layout.Numbers(head.Organisation), head.Number.Value);
        Count(partition, number);
        try
        {
            await index.AddEntityAsync(new TableEntity(partition, number) { ["Report"] = head.Report.Value }, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException refused) when (refused.Status == 409)
        {
            if (await _lists.FindAsync(head.Organisation, head.Number, cancellationToken).ConfigureAwait(false) != head.Report)
                return false;
        }
        await index.UpsertEntityAsync(new TableEntity(partition, Layout.NumberOf(head.Report)) { ["Number"] = number }, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Notes how far a prefix was counted; a prefix does not end in a digit.</summary>
    private void Count(string partition, string number)
    {
        var prefix = number.TrimEnd("0123456789".ToCharArray());
        if (long.TryParse(number.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var counted))
            _highest[(partition, prefix)] = Math.Max(counted, _highest.GetValueOrDefault((partition, prefix)));
    }

    /// <summary>A counter goes forward only. One that somebody moves at this moment is right without us, or counts past what is taken.</summary>
    private async Task CountToAsync(string partition, string counter, long highest, CancellationToken cancellationToken)
    {
        var found = await index.GetEntityIfExistsAsync<TableEntity>(partition, counter, cancellationToken: cancellationToken).ConfigureAwait(false);
        var row = new TableEntity(partition, counter) { ["Last"] = highest };
        try
        {
            if (!found.HasValue)
                await index.AddEntityAsync(row, cancellationToken).ConfigureAwait(false);
            else if (found.Value!.GetInt64("Last") < highest)
                await index.UpdateEntityAsync(row, found.Value.ETag, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException refused) when (refused.Status is 409 or 412)
        {
            // Somebody has just given a number.
        }
    }
}
