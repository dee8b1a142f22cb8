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
using static PdBot.Storage.Azure.Trouble;

namespace PdBot.Storage.Azure;

/// <summary>The log in a table. Any number of processes write to it: the state of the head decides who was first.</summary>
internal sealed class AzureReportLog(TableClient table, AzureIndex index, TimeProvider time) : IReportLog
{
    private readonly ReportRows _rows = new(table);
    private readonly Aftermath _aftermath = new(table, index);
    private readonly KnownReports _known = new();
    private readonly ConcurrentDictionary<ReportId, bool> _unfinished = new();

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<ReportEvent>?> LoadAsync(ReportId report, CancellationToken cancellationToken)
    {
        if (await Guarded(_rows.ReadAsync(report, cancellationToken)).ConfigureAwait(false) is not { } partition)
            return null;
        _known.Set(report, partition.Known);
        return [.. partition.Events.Select(EventRow.Read).OfType<ReportEvent>(), .. partition.Rest];
    }

    /// <inheritdoc/>
    public async ValueTask<bool> IsCurrentAsync(ReportId report, long version, CancellationToken cancellationToken)
    {
        if (await Guarded(_rows.HeadAsync(report, cancellationToken)).ConfigureAwait(false) is not { } head)
            return false;
        if (_known.Find(report)?.Head.ETag != head.ETag)
            _known.Forget(report);
        return head.Head.Version == version;
    }

    /// <summary>Where a report stands as far as this process knows, or else as the store has it; null when there is none.</summary>
    public async ValueTask<KnownReport?> StandingAsync(ReportId report, CancellationToken cancellationToken) =>
        _known.Find(report) ?? (await Guarded(_rows.HeadAsync(report, cancellationToken)).ConfigureAwait(false) is { } head ? new KnownReport(head, []) : null);

    /// <summary>A message stands for the wake of the report.</summary>
    public void NotePut(ReportId report, DateTimeOffset wake) => _known.Change(report, known => known with { Put = wake });

    /// <summary>The message that stood for the wake has been received.</summary>
    public void NoteReceived(ReportId report) => _known.Change(report, known => known with { Put = null });

    /// <summary>Reports whose wake, or whose message, has waited since before an instant, and the guards of which nothing has been heard; a slow search through everything.</summary>
    public async IAsyncEnumerable<(ReportId Report, string Guard)> OverdueAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"(RowKey eq {Layout.Head} and Wake lt {before}) or (RowKey ge {Layout.FirstMessage} and RowKey lt {Layout.AfterMessages} and At lt {before})");
        await foreach (var row in Guarded(table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey", "Guard"], cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false))
            if (row.GetString("Guard") is { Length: > 0 } left)
                yield return (new ReportId(row.PartitionKey), left);
    }

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
        if (commit.Events.IsEmpty && commit.Messages.IsEmpty && commit.Sent.IsEmpty && commit.Wake == known?.Head.Wake)
            return true;

        var plan = new AppendPlan(commit, known, time.GetUtcNow());
        if (await CommitAsync(commit.Report, plan, known, cancellationToken).ConfigureAwait(false) is not { } etag)
        {
            _known.Forget(commit.Report);
            return false;
        }
        var head = plan.Head with { ETag = etag, Rest = [] };
        _known.Set(commit.Report, new KnownReport(head, plan.Messages, known?.Put));
        try
        {
            await _aftermath.FinishAsync(head, known?.Head, plan.Rows.Skip(AppendPlan.RoomForEvents), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsTrouble(failure))
        {
            // Committed is committed. What follows is made up for before the guard is settled, by this process or by the one that takes over.
            _unfinished[commit.Report] = true;
        }
        // Its messages are gone.
        if (commit.Head.Status == ReportStatus.Purged)
            _known.Forget(commit.Report);
        return true;
    }

    /// <summary>Makes up for what could not follow a commit; false when it still cannot.</summary>
    public async ValueTask<bool> TryFinishAsync(ReportId report, CancellationToken cancellationToken)
    {
        if (!_unfinished.ContainsKey(report))
            return true;
        try
        {
            if (await _rows.ReadAsync(report, cancellationToken).ConfigureAwait(false) is { } partition)
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
        && await Guarded(_rows.HeadAsync(report, cancellationToken)).ConfigureAwait(false) is not null
            ? report
            : null;

    /// <inheritdoc/>
    public IAsyncEnumerable<ReportId> ListAsync(PersonId person, CancellationToken cancellationToken) => Guarded(index.OfPersonAsync(person, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReportHead> ListAsync(OrganisationId? organisation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in Guarded(index.OfOrganisationAsync(organisation, cancellationToken), cancellationToken).ConfigureAwait(false))
            foreach (var head in await Guarded(Task.WhenAll(page.Select(report => _rows.HeadAsync(report, cancellationToken)))).ConfigureAwait(false))
                if (head is not null)
                    yield return head.Head;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PendingMessage> PendingAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = new List<(ReportId Report, MessageRow Row)>();
        var filter = TableClient.CreateQueryFilter($"RowKey ge {Layout.FirstMessage} and RowKey lt {Layout.AfterMessages}");
        await foreach (var row in Guarded(table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false))
            rows.Add((new ReportId(row.PartitionKey), MessageRow.Of(row)));
        foreach (var (report, row) in rows.OrderBy(pair => pair.Row.At))
            foreach (var message in row.Messages)
                yield return new(report, message);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PendingMessage> AbandonedAsync(Wake wake, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Settled in due form: nothing was left, and nobody has had it since.
        if (!wake.IsAbandoned || await Guarded(_rows.ReadAsync(wake.Report, cancellationToken)).ConfigureAwait(false) is not { } partition)
            yield break;
        _known.Set(wake.Report, partition.Known);
        await Guarded(RepairAsync(partition, cancellationToken)).ConfigureAwait(false);
        foreach (var row in partition.Known.Messages.Where(row => row.Guard == wake.Guard))
            foreach (var message in row.Messages)
                yield return new(wake.Report, message);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LogRow> ReadAsync(ReportId report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await Guarded(_rows.ReadAsync(report, cancellationToken, asItIs: true)).ConfigureAwait(false) is not { } partition)
            yield break;
        foreach (var row in partition.Events)
            yield return EventRow.ToLogRow(row);
        foreach (var row in partition.RestRows)
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

    private Task RepairAsync(ReportPartition partition, CancellationToken cancellationToken) =>
        _aftermath.FinishAsync(partition.Known.Head, null, partition.RestRows, cancellationToken);

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
            var head = await Guarded(_rows.HeadAsync(report, cancellationToken)).ConfigureAwait(false);
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
        return (await Guarded(_rows.HeadAsync(report, cancellationToken)).ConfigureAwait(false))?.ETag;
    }

    /// <summary>Head and outbox, from memory or from the store. The next commit overwrites the head, so what still travels in it becomes rows first.</summary>
    private async Task<KnownReport?> KnownAsync(ReportId report, CancellationToken cancellationToken)
    {
        if (_known.Find(report) is { Head.Rest.IsEmpty: true } seen)
            return seen;
        if (await Guarded(_rows.ReadAsync(report, cancellationToken)).ConfigureAwait(false) is not { } partition)
            return null;
        await Guarded(_rows.AddAsync(report, partition.RestRows, cancellationToken)).ConfigureAwait(false);
        var known = partition.Known with { Head = partition.Known.Head with { Rest = [] } };
        _known.Set(report, known);
        return known;
    }
}
