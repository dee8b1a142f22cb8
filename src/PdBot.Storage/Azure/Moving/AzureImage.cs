using System.Collections.Immutable;
using Azure.Data.Tables;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Domain.RollCalls;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Storage.Moving;

namespace PdBot.Storage.Azure.Moving;

/// <summary>What an account holds. A report without a head is what a copy that was stopped left: for everybody else it is not there.</summary>
internal sealed class AzureImage(TableClient log, TableClient index, AzurePeople people, AzureRollCalls rollCalls, AzureRosterChecks rosterChecks, AzureReportLog reader, ReportWriter writer) : IStoreImage
{
    private readonly NumberRows _numbers = new(index);

    /// <inheritdoc/>
    public async Task<ImmutableArray<ReportHead>> HeadsAsync(CancellationToken cancellationToken)
    {
        var heads = await RowsAsync(log, TableClient.CreateQueryFilter($"RowKey eq {Layout.Head}"), cancellationToken).ConfigureAwait(false);
        return [.. heads.Select(row => HeadRow.Of(row).Head)];
    }

    /// <inheritdoc/>
    public async Task<StoredReport?> ReadAsync(ReportId report, CancellationToken cancellationToken)
    {
        var id = report.Value;
        var rows = await RowsAsync(log, TableClient.CreateQueryFilter($"PartitionKey eq {id}"), cancellationToken).ConfigureAwait(false);
        if (rows.Find(row => row.RowKey == Layout.Head) is not { } found)
            return null;
        var head = HeadRow.Of(found);
        // Events that travelled in the head and are not rows yet.
        ImmutableArray<LogRow> events = head.Rest.Length > 0
            ? [.. await reader.ReadAsync(report, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)]
            : [.. rows.Where(row => row.RowKey.StartsWith(Layout.FirstEvent, StringComparison.Ordinal)).Select(EventRow.ToLogRow)];
        if (head.Head.Status == ReportStatus.Purged)
            return new(head.Head, head.Hash, head.Wake, [.. events.Select(row => row.Sequence < head.Head.Version ? Erased(row) : row)], [], []);
        var messages = rows.Where(row => row.RowKey.StartsWith(Layout.FirstMessage, StringComparison.Ordinal)).Select(MessageRow.Of).OrderBy(row => row.At).ThenBy(row => row.Key, StringComparer.Ordinal);
        return new(
            head.Head, head.Hash, head.Wake, events, [.. head.Involved.Order(StringComparer.Ordinal).Select(person => new PersonId(person))],
            [.. messages.SelectMany(row => row.Messages)]);
    }

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<StoredReport> reports, CancellationToken cancellationToken) =>
        Task.WhenAll(reports.Select(report => Trouble.Guarded(writer.WriteAsync(report, cancellationToken))));

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredNumber>> NumbersAsync(CancellationToken cancellationToken) => Trouble.Guarded(_numbers.ReadAsync(cancellationToken));

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<StoredNumber> numbers, CancellationToken cancellationToken) => Trouble.Guarded(_numbers.WriteAsync(numbers, cancellationToken));

    /// <inheritdoc/>
    public async Task<ImmutableArray<DefinitionHash>> DefinitionsAsync(CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(index, Layout.Beginning("d|"), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new DefinitionHash(row.PartitionKey["d|".Length..]))];
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<PersonAddress>> PeopleAsync(CancellationToken cancellationToken) => Trouble.Guarded(people.AllAsync(cancellationToken));

    /// <inheritdoc/>
    public Task<ImmutableArray<TenantAddress>> TenantsAsync(CancellationToken cancellationToken) => Trouble.Guarded(people.TenantsAsync(cancellationToken));

    /// <inheritdoc/>
    public Task WriteAsync(TenantAddress tenant, CancellationToken cancellationToken) => Trouble.Guarded(people.SaveAsync(tenant, cancellationToken));

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> OccasionsAsync(CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(index, TableClient.CreateQueryFilter($"PartitionKey eq {Layout.Occasions}"), cancellationToken).ConfigureAwait(false);
        return [.. rows.Where(row => row.GetDateTimeOffset(AzureOccasions.Until) is null).Select(row => row.RowKey)];
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<RollCallMark>> RollCallsAsync(CancellationToken cancellationToken) => Trouble.Guarded(rollCalls.AllAsync(cancellationToken));

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredRosterCheck>> RosterChecksAsync(CancellationToken cancellationToken) => Trouble.Guarded(rosterChecks.AllAsync(cancellationToken));

    /// <summary>What was destroyed is not carried along, even where the erasing is not finished.</summary>
    private static LogRow Erased(LogRow row) => row with { Actor = null, ActorName = null, OnBehalfOf = null, Level = null, Act = null, Data = "" };

    private static Task<List<TableEntity>> RowsAsync(TableClient table, string filter, CancellationToken cancellationToken) =>
        Trouble.Guarded(table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ToListAsync(cancellationToken).AsTask());
}
