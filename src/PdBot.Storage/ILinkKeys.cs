namespace PdBot.Storage;

/// <summary>The keys with which links to documents are sealed: one ring for every process on the store, also for the next one.</summary>
public interface ILinkKeys
{
    /// <summary>Every key that was ever kept; there are about five a year.</summary>
    ValueTask<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a key, unless its place is taken: of processes that make one at the same moment, the first makes it for all.</summary>
    /// <param name="place">Letters, digits and hyphens.</param>
    /// <param name="key">The key as text, at most 30,000 characters.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask AddAsync(string place, string key, CancellationToken cancellationToken);
}
