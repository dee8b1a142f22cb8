using Azure;
using Azure.Data.Tables;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;

namespace PdBot.Storage.Azure;

/// <summary>What follows a commit outside its transaction: events that had no room, the list, the erasing of what was destroyed. All of it can be done again, by whoever finds that it was not done.</summary>
internal sealed class Aftermath(TableClient table, AzureIndex index)
{
    private readonly ReportRows _rows = new(table);

    /// <param name="head">The head after the commit.</param>
    /// <param name="before">The head before it; null for a new report, or when it is not known what was done.</param>
    /// <param name="rest">The events that had no room.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task FinishAsync(HeadRow head, HeadRow? before, IEnumerable<StoredEvent> rest, CancellationToken cancellationToken)
    {
        await _rows.AddAsync(head.Head.Report, rest, cancellationToken).ConfigureAwait(false);
        if (before is null || !before.IsListedAs(head))
            await index.ListAsync(head, cancellationToken, isNew: before is null).ConfigureAwait(false);
        if (head.Head.Status == ReportStatus.Purged)
            await EraseAsync(head.Head, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What happened before the tombstone loses what it told; hashes and sequence stay.</summary>
    private async Task EraseAsync(ReportHead head, CancellationToken cancellationToken)
    {
        var actions = new List<TableTransactionAction>();
        var report = head.Report.Value;
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {report}"), cancellationToken: cancellationToken).ConfigureAwait(false))
            if (row.RowKey.StartsWith(Layout.FirstMessage, StringComparison.Ordinal))
                actions.Add(new(TableTransactionActionType.Delete, row, ETag.All));
            else if (row.RowKey.StartsWith(Layout.FirstEvent, StringComparison.Ordinal) && EventRow.Sequence(row) < head.Version && !EventRow.IsErased(row))
                actions.Add(new(TableTransactionActionType.UpdateReplace, EventRow.Erased(row), ETag.All));
        foreach (var chunk in actions.Chunk(AppendPlan.RoomForEvents))
            await table.SubmitTransactionAsync(chunk, cancellationToken).ConfigureAwait(false);
    }
}
