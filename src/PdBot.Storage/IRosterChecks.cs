using PdBot.Domain;

namespace PdBot.Storage;

/// <summary>What the last check of each roster found, so that the next one can say what is new: also that of another process, or of this one started anew.</summary>
public interface IRosterChecks
{
    /// <summary>What the last check found; null before the first.</summary>
    ValueTask<string?> ReadAsync(OrganisationId organisation, CancellationToken cancellationToken);

    /// <summary>Replaces what the check before found.</summary>
    /// <param name="organisation">Whose roster.</param>
    /// <param name="found">Names nobody; at most 200,000 characters.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask SaveAsync(OrganisationId organisation, string found, CancellationToken cancellationToken);
}
