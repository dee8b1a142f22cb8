using System.Collections.Immutable;
using Azure.Data.Tables;
using PdBot.Domain;
using PdBot.Storage.Events;

namespace PdBot.Storage.Azure;

/// <summary>The partition of a report in the log table.</summary>
internal sealed class ReportRows(TableClient table)
{
    private const int Patience = 20;

    /// <summary>Where a report stands; null when there is none.</summary>
    public async Task<HeadRow?> HeadAsync(ReportId report, CancellationToken cancellationToken) =>
        await table.GetEntityIfExistsAsync<TableEntity>(report.Value, Layout.Head, cancellationToken: cancellationToken).ConfigureAwait(false) is { HasValue: true, Value: var row }
            ? HeadRow.Of(row!)
            : null;

    /// <summary>All rows of a report as they stood at one moment; null when there is none.</summary>
    /// <param name="report">The report.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="asItIs">Whether a report that has other rows than its head says is shown as it is, to whoever verifies it.</param>
    public async Task<ReportPartition?> ReadAsync(ReportId report, CancellationToken cancellationToken, bool asItIs = false)
    {
        var id = report.Value;
        for (var attempt = 1; ; attempt++)
        {
            var (events, messages) = (new List<TableEntity>(), ImmutableArray.CreateBuilder<MessageRow>());
            HeadRow? head = null;
            await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {id}"), cancellationToken: cancellationToken).ConfigureAwait(false))
                if (row.RowKey == Layout.Head)
                    head = HeadRow.Of(row);
                else if (row.RowKey.StartsWith(Layout.FirstEvent, StringComparison.Ordinal))
                    events.Add(row);
                else
                    messages.Add(MessageRow.Of(row));
            if (head is null)
                return null;
            // Rows come in the order of their keys, the head after the events: a commit in between shows as a head that is ahead.
            if (events.Count + head.Rest.Length / 2 >= head.Head.Version || (asItIs && attempt == Patience))
                return new ReportPartition(new KnownReport(head, messages.ToImmutable()), [.. asItIs ? events : events.Take((int)head.Head.Version)]);
            if (attempt == Patience)
                throw new InvalidDataException($"Report {report} has fewer rows than its head says.");
        }
    }

    /// <summary>Puts events in their place that their commit had no room for. The same bytes whoever writes them, and however often.</summary>
    public async Task AddAsync(ReportId report, IEnumerable<StoredEvent> rows, CancellationToken cancellationToken)
    {
        foreach (var chunk in rows.Chunk(AppendPlan.RoomForEvents))
            try
            {
                await table.SubmitTransactionAsync(chunk.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, EventRow.Of(report, row))), cancellationToken).ConfigureAwait(false);
            }
            catch (TableTransactionFailedException refused) when (refused.Status == 409)
            {
                // Somebody else is putting the same rows in their place.
            }
    }
}
