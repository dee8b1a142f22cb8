using System.Runtime.CompilerServices;
using Azure;

namespace PdBot.Storage.Azure;

/// <summary>What can be the matter with the account.</summary>
internal static class Trouble
{
    /// <summary>A storage that does not answer, in the word that the rest of the house knows.</summary>
    public static async Task<T> Guarded<T>(Task<T> work)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (Exception failure) when (IsTrouble(failure))
        {
            throw new StorageUnavailableException("The storage account does not answer as it should.", failure);
        }
    }

    /// <inheritdoc cref="Guarded{T}(Task{T})"/>
    public static async Task Guarded(Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (Exception failure) when (IsTrouble(failure))
        {
            throw new StorageUnavailableException("The storage account does not answer as it should.", failure);
        }
    }

    /// <inheritdoc cref="Guarded{T}(Task{T})"/>
    public static async IAsyncEnumerable<T> Guarded<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = source.ConfigureAwait(false).WithCancellation(cancellationToken).GetAsyncEnumerator();
        while (await Guarded(MoveAsync()).ConfigureAwait(false))
            yield return rows.Current;

        async Task<bool> MoveAsync() => await rows.MoveNextAsync();
    }

    /// <summary>The service refused, did not answer, or the way to it broke.</summary>
    public static bool IsTrouble(Exception exception) => exception is RequestFailedException or AggregateException or IOException and not StorageUnavailableException;
}
