using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace PdBot.Storage.Azure;

/// <summary>Occasions in the index table: a row that says until when somebody has it, and nothing once it is over.</summary>
internal sealed class AzureOccasions(TableClient index) : IOccasions
{
    /// <summary>When a claim ends; absent when the occasion is over, as in the rows of versions that knew no claims.</summary>
    internal const string Until = "Until";

    private const string Name = "Claim";

    /// <inheritdoc/>
    public async ValueTask<Claim> ClaimAsync(string occasion, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        await Trouble.Guarded(TakeAsync(occasion, now, until, cancellationToken)).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask FinishAsync(string occasion, CancellationToken cancellationToken) =>
        await Trouble.Guarded(index.UpsertEntityAsync(new TableEntity(Layout.Occasions, occasion), TableUpdateMode.Replace, cancellationToken)).ConfigureAwait(false);

    private async Task<Claim> TakeAsync(string occasion, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var name = Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture);
        var mine = new TableEntity(Layout.Occasions, occasion) { [Until] = until, [Name] = name };
        var there = await FindAsync(occasion, cancellationToken).ConfigureAwait(false);
        if (there is not null && there.GetDateTimeOffset(Until) is var taken && !(taken <= now))
            return taken is null ? Claim.Over : Claim.Taken;
        try
        {
            if (there is null)
                await index.AddEntityAsync(mine, cancellationToken).ConfigureAwait(false);
            else
                await index.UpdateEntityAsync(mine, there.ETag, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
            return Claim.Won;
        }
        catch (RequestFailedException refused) when (refused.Status is 409 or 412)
        {
            // Another was faster; or the first attempt was carried out and its answer was lost.
            return (await FindAsync(occasion, cancellationToken).ConfigureAwait(false))?.GetString(Name) == name ? Claim.Won : Claim.Taken;
        }
    }

    private async Task<TableEntity?> FindAsync(string occasion, CancellationToken cancellationToken) =>
        await index.GetEntityIfExistsAsync<TableEntity>(Layout.Occasions, occasion, cancellationToken: cancellationToken).ConfigureAwait(false) is { HasValue: true, Value: var found } ? found : null;
}
