using PdBot.Storage;

namespace PdBot.Host.Audit;

/// <summary>
/// What is to be done once, by whichever process. Who begins has it for half an hour, and it is over only when it was done; what a process that died, or
/// failed, left undone is done by whoever looks next after that. So it may be done twice, never not at all.
/// </summary>
public sealed class Errands(IStore store, TimeProvider time)
{
    /// <summary>Longer than a directory takes to answer and Teams' limits to let everything pass; short enough for the four hours of the night.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(30);

    /// <summary>Does it, unless it is over or another process is at it.</summary>
    /// <param name="occasion">Letters, digits and hyphens.</param>
    /// <param name="act">Does it, and says whether it is done; if not, it is tried again when the half hour is up.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether it is over; if not, ask again.</returns>
    public async Task<bool> DoAsync(string occasion, Func<CancellationToken, Task<bool>> act, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var claim = await store.Occasions.ClaimAsync(occasion, now, now + Turn, cancellationToken).ConfigureAwait(false);
        if (claim != Claim.Won)
            return claim == Claim.Over;
        if (!await act(cancellationToken).ConfigureAwait(false))
            return false;
        await store.Occasions.FinishAsync(occasion, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
