using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Data.Tables;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;

namespace PdBot.Storage.Azure;

/// <summary>The log in a table. Any number of processes write to it: the state of the head decides who was first.</summary>
internal sealed class AzureReportLog(TableClient table, AzureIndex index, TimeProvider time) : IReportLog
{
    private const int Patience = 20;
    private readonly KnownReports _known = new();
    private readonly ConcurrentDictionary<ReportId, bool> _unfinished = new();

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<ReportEvent>?> LoadAsync(ReportId report, CancellationToken cancellationToken)
    {
        if (await Guarded(PartitionAsync(report, cancellationToken)).ConfigureAwait(false) is not { } partition)
            return null;
        _known.Set(report, partition.Known);
        return [.. partition.Events.Select(EventRow.Read).OfType<ReportEvent>(), .. Rest(partition)];
    }

    /// <inheritdoc/>
    public async ValueTask<bool> IsCurrentAsync(ReportId report, long version, string guard, CancellationToken cancellationToken)
    {
        if (guard.Length > 0 && _known.Find(report)?.Head is { } seen && seen.Guard == guard && seen.Head.Version == version)
            return true;
        if (await Guarded(HeadAsync(report, cancellationToken)).ConfigureAwait(false) is not { } head)
            return false;
        if (_known.Find(report)?.Head.ETag != head.ETag)
            _known.Forget(report);
        return head.Head.Version == version;
    }

    /// <summary>Whether a queue message is the one that guards the report, as far as this process knows; true when it knows nothing.</summary>
    public bool IsGuardedBy(ReportId report, string guard) => _known.Find(report) is not { } known || known.Head.Guard == guard;

    /// <inheritdoc/>
    public async ValueTask<bool> AppendAsync(Commit commit, CancellationToken cancellationToken)
    {
        Commits.Check(commit);
        if (commit.ExpectedVersion == 0)
            await Guarded(index.ClaimNumberAsync(commit.Head, cancellationToken)).ConfigureAwait(false);
        var known = commit.ExpectedVersion == 0 ? null : await KnownAsync(commit.Report, cancellationToken).ConfigureAwait(false);
        if ((known?.Head.Head.Version ?? 0) != commit.ExpectedVersion)
        {
            _known.Forget(commit.Report);
            return false;
        }
        if (commit.Events.IsEmpty && commit.Messages.IsEmpty && commit.Sent.IsEmpty)
            return true;

        var plan = new AppendPlan(commit, known, time.GetUtcNow());
        if (await CommitAsync(commit.Report, plan, known, cancellationToken).ConfigureAwait(false) is not { } etag)
        {
            _known.Forget(commit.Report);
            return false;
        }
        _known.Set(commit.Report, new KnownReport(plan.Head with { ETag = etag, Rest = [] }, plan.Messages));
        try
        {
            await FinishAsync(commit, plan, known, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsTrouble(failure))
        {
            // Committed is committed. What follows is made up for before the guard is settled, by this process or by the one that takes over.
            _unfinished[commit.Report] = true;
        }
        return true;
    }

    /// <summary>Makes up for what could not follow a commit; false when it still cannot.</summary>
    public async ValueTask<bool> TryFinishAsync(ReportId report, CancellationToken cancellationToken)
    {
        if (!_unfinished.ContainsKey(report))
            return true;
        try
        {
            if (await PartitionAsync(report, cancellationToken).ConfigureAwait(false) is { } partition)
                await RepairAsync(partition, cancellationToken).ConfigureAwait(false);
            return _unfinished.TryRemove(report, out _);
        }
        catch (Exception failure) when (IsTrouble(failure))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ReportNumber> ReserveNumberAsync(ReportId report, OrganisationId organisation, string prefix, CancellationToken cancellationToken) =>
        new(Guarded(index.ReserveNumberAsync(report, organisation, prefix, cancellationToken)));

    /// <inheritdoc/>
    public async ValueTask<ReportId?> FindAsync(OrganisationId organisation, ReportNumber number, CancellationToken cancellationToken) =>
        await Guarded(index.FindAsync(organisation, number, cancellationToken)).ConfigureAwait(false) is { } report
        && await Guarded(HeadAsync(report, cancellationToken)).ConfigureAwait(false) is not null
            ? report
            : null;

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<ReportHead>> ListAsync(PersonId person, int most, CancellationToken cancellationToken)
    {
        var heads = ImmutableArray.CreateBuilder<ReportHead>();
        await foreach (var report in index.OfPersonAsync(person, cancellationToken).ConfigureAwait(false))
        {
            if (heads.Count == most)
                break;
            if (await HeadAsync(report, cancellationToken).ConfigureAwait(false) is { } head)
                heads.Add(head.Head);
        }
        return heads.ToImmutable();
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReportHead> ListAsync(OrganisationId? organisation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in Guarded(index.OfOrganisationAsync(organisation, cancellationToken), cancellationToken).ConfigureAwait(false))
            foreach (var head in await Guarded(Task.WhenAll(page.Select(report => HeadAsync(report, cancellationToken)))).ConfigureAwait(false))
                if (head is not null)
                    yield return head.Head;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PendingMessage> PendingAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = new List<(ReportId Report, MessageRow Row)>();
        var filter = TableClient.CreateQueryFilter($"RowKey ge {Layout.FirstMessage} and RowKey lt {Layout.AfterMessages}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
            rows.Add((new ReportId(row.PartitionKey), MessageRow.Of(row)));
        foreach (var (report, row) in rows.OrderBy(pair => pair.Row.At))
            foreach (var message in row.Messages)
                yield return new(report, message);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PendingMessage> AbandonedAsync(Wake wake, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The own guard, settled in due form: nothing was left, and nobody has been here since.
        if (!wake.IsAbandoned && _known.Find(wake.Report) is { Messages.IsEmpty: true } own && own.Head.Guard == wake.Guard)
            yield break;
        if (await Guarded(PartitionAsync(wake.Report, cancellationToken)).ConfigureAwait(false) is not { } partition)
            yield break;
        _known.Set(wake.Report, partition.Known);
        var left = partition.Known.Messages.Where(row => row.Guard == wake.Guard).ToArray();
        if (wake.IsAbandoned || left.Length > 0)
            await Guarded(RepairAsync(partition, cancellationToken)).ConfigureAwait(false);
        foreach (var row in left)
            foreach (var message in row.Messages)
                yield return new(wake.Report, message);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LogRow> ReadAsync(ReportId report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await Guarded(PartitionAsync(report, cancellationToken, asItIs: true)).ConfigureAwait(false) is not { } partition)
            yield break;
        foreach (var row in partition.Events)
            yield return EventRow.ToLogRow(row);
        foreach (var row in RestRows(partition))
            yield return EventRow.ToLogRow(EventRow.Of(report, row));
    }

    /// <inheritdoc/>
    public async ValueTask<LogRow?> ReadRowAsync(ReportId report, long sequence, CancellationToken cancellationToken)
    {
        var stored = await Guarded(table.GetEntityIfExistsAsync<TableEntity>(report.Value, Layout.Event(sequence), cancellationToken: cancellationToken)).ConfigureAwait(false);
        if (stored.HasValue)
            return EventRow.ToLogRow(stored.Value!);
        // It may still travel inside the head.
        await foreach (var row in ReadAsync(report, cancellationToken).ConfigureAwait(false))
            if (row.Sequence == sequence)
                return row;
        return null;
    }

    /// <inheritdoc/>
    public ValueTask SaveDefinitionAsync(DefinitionHash hash, string text, CancellationToken cancellationToken) => new(Guarded(index.SaveDefinitionAsync(hash, text, cancellationToken)));

    /// <inheritdoc/>
    public ValueTask<string?> LoadDefinitionAsync(DefinitionHash hash, CancellationToken cancellationToken) => new(Guarded(index.LoadDefinitionAsync(hash, cancellationToken)));

    /// <summary>A storage that does not answer, in the word that the rest of the house knows.</summary>
    internal static async Task<T> Guarded<T>(Task<T> work)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (Exception failure) when (IsTrouble(failure))
        {
            throw new StorageUnavailableException("The storage account does not answer as it should.", failure);
        }
    }

    internal static async Task Guarded(Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (Exception failure) when (IsTrouble(failure))
        {
            throw new StorageUnavailableException("The storage account does not answer as it should.", failure);
        }
    }

    private static async IAsyncEnumerable<T> Guarded<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = source.ConfigureAwait(false).WithCancellation(cancellationToken).GetAsyncEnumerator();
        while (await Guarded(MoveAsync()).ConfigureAwait(false))
            yield return rows.Current;

        async Task<bool> MoveAsync() => await rows.MoveNextAsync();
    }

    /// <summary>The service refused, did not answer, or the way to it broke.</summary>
    internal static bool IsTrouble(Exception exception) => exception is RequestFailedException or AggregateException or IOException and not StorageUnavailableException;

    /// <summary>The transaction. Null when somebody else was first; the state of the head when it was stored, also when only its answer was lost.</summary>
    private async Task<ETag?> CommitAsync(ReportId report, AppendPlan plan, KnownReport? known, CancellationToken cancellationToken)
    {
        try
        {
            var answers = await table.SubmitTransactionAsync(plan.Actions, cancellationToken).ConfigureAwait(false);
            if (answers.Value[0].Headers.ETag is { } etag)
                return etag;
        }
        catch (Exception refused) when (IsTrouble(refused) && refused is not RequestFailedException { Status: 400 or 401 or 403 or 413 })
        {
            // Whatever the answer: the head says whether it was stored. A pipeline that tried twice reports its own first success as a conflict.
            var head = await Guarded(HeadAsync(report, cancellationToken)).ConfigureAwait(false);
            if (head?.Commit == plan.Head.Commit)
                return head.ETag;
            if (head?.ETag != known?.Head.ETag || refused is RequestFailedException { Status: 404 or 409 or 412 })
                return null;
            throw new StorageUnavailableException("The storage account does not answer as it should; nothing was stored.", refused);
        }
        catch (RequestFailedException refused)
        {
            throw new StorageUnavailableException("The storage account refuses what was written.", refused);
        }
        return (await Guarded(HeadAsync(report, cancellationToken)).ConfigureAwait(false))?.ETag;
    }

    /// <summary>What follows a commit and can be done again: events that had no room, lists, the erasing of what was destroyed.</summary>
    private async Task FinishAsync(Commit commit, AppendPlan plan, KnownReport? known, CancellationToken cancellationToken)
    {
        await AddRowsAsync(commit.Report, plan.Rows.Skip(AppendPlan.RoomForEvents), cancellationToken).ConfigureAwait(false);
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
    private async Task RepairAsync(Partition partition, CancellationToken cancellationToken)
    {
        var head = partition.Known.Head;
        await AddRowsAsync(head.Head.Report, RestRows(partition), cancellationToken).ConfigureAwait(false);
        if (head.Head.Status == ReportStatus.Purged)
        {
            await EraseAsync(head.Head, head.Involved, cancellationToken).ConfigureAwait(false);
            return;
        }
        await index.ListAsync(head.Head, cancellationToken).ConfigureAwait(false);
        await index.InvolveAsync(head.Head, head.Involved, cancellationToken).ConfigureAwait(false);
    }

    private async Task AddRowsAsync(ReportId report, IEnumerable<StoredEvent> rows, CancellationToken cancellationToken)
    {
        foreach (var chunk in rows.Chunk(AppendPlan.RoomForEvents))
            try
            {
                // The same bytes whoever writes them.
                await table.SubmitTransactionAsync(chunk.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, EventRow.Of(report, row))), cancellationToken).ConfigureAwait(false);
            }
            catch (TableTransactionFailedException refused) when (refused.Status == 409)
            {
                // Somebody else is putting the same rows in their place.
            }
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
        _known.Forget(head.Report);
    }

    private async Task<HeadRow?> HeadAsync(ReportId report, CancellationToken cancellationToken) =>
        await table.GetEntityIfExistsAsync<TableEntity>(report.Value, Layout.Head, cancellationToken: cancellationToken).ConfigureAwait(false) is { HasValue: true, Value: var row }
            ? HeadRow.Of(row!)
            : null;

    /// <summary>Head and outbox, from memory or from the store. The next commit overwrites the head, so what still travels in it becomes rows first.</summary>
    private async Task<KnownReport?> KnownAsync(ReportId report, CancellationToken cancellationToken)
    {
        if (_known.Find(report) is { Head.Rest.IsEmpty: true } seen)
            return seen;
        if (await Guarded(PartitionAsync(report, cancellationToken)).ConfigureAwait(false) is not { } partition)
            return null;
        await Guarded(AddRowsAsync(report, RestRows(partition), cancellationToken)).ConfigureAwait(false);
        var known = partition.Known with { Head = partition.Known.Head with { Rest = [] } };
        _known.Set(report, known);
        return known;
    }

    /// <summary>All rows of a report as they stood at one moment; null when there is none.</summary>
    /// <param name="report">The report.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="asItIs">Whether a report that has other rows than its head says is shown as it is, to whoever verifies it.</param>
    private async Task<Partition?> PartitionAsync(ReportId report, CancellationToken cancellationToken, bool asItIs = false)
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
                return new Partition(new KnownReport(head, messages.ToImmutable()), [.. asItIs ? events : events.Take((int)head.Head.Version)]);
            if (attempt == Patience)
                throw new InvalidDataException($"Report {report} has fewer rows than its head says.");
        }
    }

    private static IEnumerable<ReportEvent> Rest(Partition partition) => RestPairs(partition).Select(pair => EventJson.Read(pair.Type, Encoding.UTF8.GetBytes(pair.Data)));

    private static IEnumerable<(string Type, string Data)> RestPairs(Partition partition) =>
        partition.Known.Head.Rest.Chunk(2).Select(pair => (pair[0], pair[1])).TakeLast((int)(partition.Known.Head.Head.Version - partition.Events.Length));

    private static ImmutableArray<StoredEvent> RestRows(Partition partition)
    {
        var previous = partition.Events.IsEmpty ? [] : Encoding.ASCII.GetBytes(partition.Events[^1].GetString("Hash") ?? "");
        return StoredEvent.Chain(partition.Known.Head.Head.Report, partition.Events.Length, previous, [.. Rest(partition)]);
    }

    /// <summary>The rows of a report.</summary>
    private sealed record Partition(KnownReport Known, ImmutableArray<TableEntity> Events);
}
