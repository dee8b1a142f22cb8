using Azure;
using Azure.Data.Tables;

namespace PdBot.Storage.Azure;

/// <summary>The keys of links in the index table.</summary>
internal sealed class AzureLinkKeys(TableClient index) : ILinkKeys
{
    private const string Key = "Key";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken) => await Trouble.Guarded(index
        .QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Layout.LinkKeys}"), cancellationToken: cancellationToken)
        .Select(row => row.GetString(Key) ?? "").ToListAsync(cancellationToken).AsTask()).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask AddAsync(string place, string key, CancellationToken cancellationToken) =>
        await Trouble.Guarded(InsertAsync(new TableEntity(Layout.LinkKeys, place) { [Key] = key }, cancellationToken)).ConfigureAwait(false);

    private async Task InsertAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await index.AddEntityAsync(row, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
        }
    }
}
