namespace PdBot.Storage;

/// <summary>What is to be done once, such as telling a day's checkpoint, whichever process does it. Who does it has it for a while; it is over when its doer says so.</summary>
public interface IOccasions
{
    /// <summary>Takes an occasion that is neither over nor another's at this moment. It is taken once even by the same process, until the time is up.</summary>
    /// <param name="occasion">Letters, digits and hyphens.</param>
    /// <param name="now">What others took until this moment is free again: who took it is taken for dead.</param>
    /// <param name="until">How long it is the caller's.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<Claim> ClaimAsync(string occasion, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>An occasion is over, for ever and for everybody, also for one whose claim still runs.</summary>
    ValueTask FinishAsync(string occasion, CancellationToken cancellationToken);
}

/// <summary>Whose an occasion is.</summary>
public enum Claim
{
    /// <summary>The caller's.</summary>
    Won,
    /// <summary>Somebody has it, who may be dead; ask again.</summary>
    Taken,
    /// <summary>Nobody's any more: what was to be done is done.</summary>
    Over,
}
