using System.Collections.Immutable;
using Azure.Data.Tables;
using PdBot.Domain;
using PdBot.Storage.Moving;

namespace PdBot.Storage.Azure;

/// <summary>The last checks of rosters beside the people: one row for each organisation.</summary>
internal sealed class AzureRosterChecks(TableClient table) : IRosterChecks
{
    private const string Partition = "roster-checks";
    private const string Found = "Found";

    /// <inheritdoc/>
    public async ValueTask<string?> ReadAsync(OrganisationId organisation, CancellationToken cancellationToken) =>
        await Trouble.Guarded(table.GetEntityIfExistsAsync<TableEntity>(Partition, organisation.Value, cancellationToken: cancellationToken)).ConfigureAwait(false) is { HasValue: true, Value: var row }
            ? LongText.Read(row!, Found)
            : null;

    /// <inheritdoc/>
    public async ValueTask SaveAsync(OrganisationId organisation, string found, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, organisation.Value);
        LongText.Write(row, Found, found);
        // A transaction of one: the emulator tears characters of long texts that come outside of one.
        await Trouble.Guarded(table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertReplace, row)], cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Those of all organisations.</summary>
    public async Task<ImmutableArray<StoredRosterCheck>> AllAsync(CancellationToken cancellationToken)
    {
        var rows = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new StoredRosterCheck(new(row.RowKey), LongText.Read(row, Found)))];
    }
}
