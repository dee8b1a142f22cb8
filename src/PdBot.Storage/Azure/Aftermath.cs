using Azure;
using Azure.Data.Tables;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;

namespace PdBot.Storage.Azure;

/// <summary>What follows a commit outside its transaction. All of it can be done again, by whoever finds that it was not done.</summary>
internal sealed class Aftermath(TableClient table, AzureIndex index, ReportRows rows)
{
    /// <summary>What follows a commit and can be done again: events that had no room, lists, the erasing of what was destroyed.</summary>
    public async Task FinishAsync(Commit commit, AppendPlan plan, KnownReport? known, CancellationToken cancellationToken)
    {
        await rows.AddAsync(commit.Report, plan.Rows.Skip(AppendPlan.RoomForEvents), cancellationToken).ConfigureAwait(false);
        if (commit.Head.Status == ReportStatus.Purged)
        {
            await EraseAsync(commit.Head, plan.Head.Involved, cancellationToken).ConfigureAwait(false);
            return;
        }
        if (known is null || known.Head.Head.Status != commit.Head.Status || known.Head.Head.Severity != commit.Head.Severity)
            await index.ListAsync(commit.Head, cancellationToken).ConfigureAwait(false);
        await index.InvolveAsync(commit.Head, plan.Head.Involved.Except(known?.Head.Involved ?? [], StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same for a commit whose process was not seen to finish.</summary>
    public async Task RepairAsync(ReportPartition partition, CancellationToken cancellationToken)
    {
        var head = partition.Known.Head;
        await rows.AddAsync(head.Head.Report, partition.RestRows, cancellationToken).ConfigureAwait(false);
        if (head.Head.Status == ReportStatus.Purged)
        {
            await EraseAsync(head.Head, head.Involved, cancellationToken).ConfigureAwait(false);
            return;
        }
        await index.ListAsync(head.Head, cancellationToken).ConfigureAwait(false);
        await index.InvolveAsync(head.Head, head.Involved, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What happened before the tombstone loses what it told; hashes and sequence stay.</summary>
    private async Task EraseAsync(ReportHead head, IEnumerable<string> involved, CancellationToken cancellationToken)
    {
        await index.ForgetAsync(head, involved, cancellationToken).ConfigureAwait(false);
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
