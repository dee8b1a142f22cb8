namespace PdBot.Storage.Sqlite;

/// <summary>Occasions in SQLite. A file has one process, but a claim outlives the one that was killed: here as in an account it is taken over when its time is up.</summary>
internal sealed class SqliteOccasions(Writer? writer) : IOccasions
{
    /// <inheritdoc/>
    public async ValueTask<Claim> ClaimAsync(string occasion, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var act = new ClaimOccasionAct(occasion, now, until);
        await RunAsync(act, cancellationToken).ConfigureAwait(false);
        return act.Claim;
    }

    /// <inheritdoc/>
    public ValueTask FinishAsync(string occasion, CancellationToken cancellationToken) => RunAsync(new FinishOccasionAct(occasion), cancellationToken);

    private async ValueTask RunAsync(WriteAct act, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await (writer ?? throw new InvalidOperationException("The storage was opened to read only.")).RunAsync(act).ConfigureAwait(false);
    }
}
