using System.Collections.Immutable;
using Azure.Data.Tables;
using PdBot.Domain;
using PdBot.Storage.Moving;

namespace PdBot.Storage.Azure.Moving;

/// <summary>All numbers of all organisations.</summary>
internal sealed class NumberRows(TableClient index)
{
    private const int Together = 97;

    public async Task<ImmutableArray<StoredNumber>> ReadAsync(CancellationToken cancellationToken)
    {
        var numbers = ImmutableArray.CreateBuilder<StoredNumber>();
        await foreach (var row in index.QueryAsync<TableEntity>(Layout.Beginning("n|"), cancellationToken: cancellationToken).ConfigureAwait(false))
            // The other rows of these lists say it the other way round, and how far it was counted.
            if (row.GetString("Report") is { } report)
                numbers.Add(new(new(row.PartitionKey["n|".Length..]), new(row.RowKey), new(report)));
        return numbers.ToImmutable();
    }

    public async Task WriteAsync(IReadOnlyList<StoredNumber> numbers, CancellationToken cancellationToken)
    {
        foreach (var given in numbers.GroupBy(number => number.Organisation))
        {
            var partition = Layout.Numbers(given.Key);
            // The counters first: a number that is counted and not written is a gap, the other way round it could be given twice.
            foreach (var counted in given.GroupBy(number => number.Prefix, StringComparer.Ordinal))
                await CountAsync(partition, Layout.LastNumber(counted.Key), counted.Max(number => number.Count), cancellationToken).ConfigureAwait(false);
            await SubmitAsync(given.DistinctBy(number => number.Report).Select(number => new TableEntity(partition, Layout.NumberOf(number.Report)) { ["Number"] = number.Number.Value }), cancellationToken).ConfigureAwait(false);
            await SubmitAsync(given.Select(number => new TableEntity(partition, number.Number.Value) { ["Report"] = number.Report.Value }), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CountAsync(string partition, string row, long last, CancellationToken cancellationToken)
    {
        var known = await index.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (!known.HasValue || known.Value!.GetInt64("Last") is not { } counted || counted < last)
            await index.UpsertEntityAsync(new TableEntity(partition, row) { ["Last"] = last }, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
    }

    private async Task SubmitAsync(IEnumerable<TableEntity> rows, CancellationToken cancellationToken)
    {
        foreach (var chunk in rows.Chunk(Together))
            await index.SubmitTransactionAsync(chunk.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellationToken).ConfigureAwait(false);
    }
}
