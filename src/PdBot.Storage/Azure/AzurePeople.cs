using System.Collections.Immutable;
using Azure.Data.Tables;
using PdBot.Domain;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Storage.Moving;

namespace PdBot.Storage.Azure;

/// <summary>Addresses in a table. Saving what is already known costs two reads, not a write.</summary>
internal sealed class AzurePeople(TableClient table) : IPeople
{
    private const string Address = "address";
    private const string Connector = "connector";

    /// <inheritdoc/>
    public async ValueTask SaveAsync(PersonAddress address, CancellationToken cancellationToken)
    {
        if (await FindAsync(address.Person, cancellationToken).ConfigureAwait(false) != address)
            await Trouble.Guarded(table.UpsertEntityAsync(
                new TableEntity(Person(address.Person), Address)
                {
                    ["Tenant"] = address.Tenant,
                    ["ServiceUrl"] = address.ServiceUrl,
                    ["Conversation"] = address.Conversation,
                    ["User"] = address.User,
                    ["Bot"] = address.Bot,
                    ["Language"] = Names.Of(address.Language),
                }, TableUpdateMode.Replace, cancellationToken)).ConfigureAwait(false);
        if (await FindServiceUrlAsync(address.Tenant, cancellationToken).ConfigureAwait(false) != address.ServiceUrl)
            await Trouble.Guarded(SaveAsync(new TenantAddress(address.Tenant, address.ServiceUrl), cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<PersonAddress?> FindAsync(PersonId person, CancellationToken cancellationToken) =>
        await RowAsync(Person(person), Address, cancellationToken).ConfigureAwait(false) is { } row
            ? Read(person, row)
            : null;

    /// <inheritdoc/>
    public async ValueTask<string?> FindServiceUrlAsync(string tenant, CancellationToken cancellationToken) =>
        (await RowAsync(Tenant(tenant), Connector, cancellationToken).ConfigureAwait(false))?.GetString("ServiceUrl");

    /// <inheritdoc/>
    public async ValueTask ForgetConversationAsync(PersonId person, CancellationToken cancellationToken)
    {
        if (await FindAsync(person, cancellationToken).ConfigureAwait(false) is { } known)
            await SaveAsync(known with { Conversation = "" }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Everyone's address.</summary>
    public async Task<ImmutableArray<PersonAddress>> AllAsync(CancellationToken cancellationToken) =>
        [.. (await RowsAsync("p|", cancellationToken).ConfigureAwait(false)).Select(row => Read(new PersonId(row.PartitionKey["p|".Length..]), row))];

    /// <summary>Every tenant's Connector.</summary>
    public async Task<ImmutableArray<TenantAddress>> TenantsAsync(CancellationToken cancellationToken) =>
        [.. (await RowsAsync("t|", cancellationToken).ConfigureAwait(false)).Select(row => new TenantAddress(row.PartitionKey["t|".Length..], Text(row, "ServiceUrl")))];

    /// <summary>Keeps the Connector's address of a tenant.</summary>
    public Task SaveAsync(TenantAddress tenant, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(Tenant(tenant.Tenant), Connector) { ["ServiceUrl"] = tenant.ServiceUrl }, TableUpdateMode.Replace, cancellationToken);

    private static PersonAddress Read(PersonId person, TableEntity row) =>
        new(person, Text(row, "Tenant"), Text(row, "ServiceUrl"), Text(row, "Conversation"), Text(row, "User"), Text(row, "Bot"), Names.Parse<Language>(Text(row, "Language")));

    private static string Person(PersonId person) => $"p|{person}";

    private static string Tenant(string tenant) => $"t|{tenant}";

    private static string Text(TableEntity row, string name) => row.GetString(name) ?? "";

    private async Task<List<TableEntity>> RowsAsync(string kind, CancellationToken cancellationToken) =>
        await table.QueryAsync<TableEntity>(Layout.Beginning(kind), cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);

    private async Task<TableEntity?> RowAsync(string partition, string row, CancellationToken cancellationToken) =>
        await Trouble.Guarded(table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken)).ConfigureAwait(false) is { HasValue: true, Value: var found }
            ? found
            : null;
}
