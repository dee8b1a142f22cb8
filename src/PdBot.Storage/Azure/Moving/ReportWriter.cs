using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Storage.Moving;

namespace PdBot.Storage.Azure.Moving;

/// <summary>
/// Writes a report of another store: lists and rows first, the head last and together with its messages. Until then nobody sees it, and the next
/// run writes it again.
/// </summary>
internal sealed class ReportWriter(TableClient log, AzureIndex index, IWakeQueue wakes, TimeProvider time)
{
    private const int RowsTogether = 97;
    private const int MessagesInRow = 1000;

    // A transaction takes 4 MiB, and JSON inside of JSON may take twice its length.
    private const int BytesTogether = 1 << 20;

    public async Task WriteAsync(StoredReport report, CancellationToken cancellationToken)
    {
        await index.ListAsync(Head(report, ""), cancellationToken).ConfigureAwait(false);
        await ClearAsync(report, cancellationToken).ConfigureAwait(false);
        foreach (var chunk in Chunks(report.Rows))
            await log.SubmitTransactionAsync(chunk.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, EventRow.Of(report.Head.Report, row))), cancellationToken).ConfigureAwait(false);

        // Where nobody settles the guard, it comes back as that of a process that is gone, and whoever receives it takes the messages over.
        var guard = report.Wake is null && report.Messages.IsEmpty ? "" : await wakes.GuardAsync(report.Head.Report, cancellationToken).ConfigureAwait(false);
        await OpenAsync(report, guard, cancellationToken).ConfigureAwait(false);
        if (report.Messages.IsEmpty && guard.Length > 0)
            await wakes.SettleAsync(report.Head.Report, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes away what an earlier run wrote and this one does not, in case the source was another.</summary>
    private async Task ClearAsync(StoredReport report, CancellationToken cancellationToken)
    {
        var id = report.Head.Report.Value;
        var last = Layout.Event(report.Head.Version);
        var beyond = TableClient.CreateQueryFilter($"PartitionKey eq {id} and RowKey gt {last} and RowKey lt {Layout.AfterEvents}");
        await foreach (var row in log.QueryAsync<TableEntity>(beyond, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken).ConfigureAwait(false))
            await log.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private async Task OpenAsync(StoredReport report, string guard, CancellationToken cancellationToken)
    {
        var head = Head(report, guard);
        var now = time.GetUtcNow();
        var messages = report.Messages.Chunk(MessagesInRow).Select((chunk, place) => new MessageRow(chunk[0].Key, guard, now.AddTicks(place), [.. chunk]));
        try
        {
            await log.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.Add, head.ToEntity()),
                    .. messages.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row.ToEntity(report.Head.Report))),
                ], cancellationToken).ConfigureAwait(false);
        }
        catch (TableTransactionFailedException refused) when (refused.Status == 409)
        {
            // The second attempt of a request whose first was carried out. Had somebody else opened the report, the comparison at the end would say so.
        }
    }

    private static HeadRow Head(StoredReport report, string guard) =>
        new(report.Head, report.Hash, Guid.NewGuid().ToString("N"), guard, report.Wake, [.. report.Involved.Select(person => person.Value)], [], default);

    private static IEnumerable<List<StoredEvent>> Chunks(ImmutableArray<LogRow> rows)
    {
        var (chunk, bytes) = (new List<StoredEvent>(), 0);
        foreach (var row in rows.Select(StoredEvent.Of))
        {
            if (chunk.Count == RowsTogether || chunk.Count > 0 && bytes + row.Data.Length > BytesTogether)
            {
                yield return chunk;
                (chunk, bytes) = ([], 0);
            }
            chunk.Add(row);
            bytes += row.Data.Length;
        }
        if (chunk.Count > 0)
            yield return chunk;
    }
}
