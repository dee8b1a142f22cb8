using PdBot.Host.Composition;
using PdBot.Storage.Events;

namespace PdBot.Host.Commands;

/// <summary>The checkpoints with which a log is compared: the lines of a file, or of every month of the container.</summary>
/// <param name="Where">The file, or the container.</param>
/// <param name="All">Those that could be read, the oldest first.</param>
/// <param name="Broken">Which lines are no checkpoints, by their place.</param>
internal sealed record KeptCheckpoints(string Where, IReadOnlyList<Checkpoint> All, IReadOnlyList<string> Broken)
{
    /// <summary>Reads them; null after saying that there are none.</summary>
    /// <param name="from">A file, or <see cref="CheckpointContainers.Container"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="StorageUnavailableException">The container cannot be read.</exception>
    public static async Task<KeptCheckpoints?> ReadAsync(string from, CancellationToken cancellationToken)
    {
        if (from == CheckpointContainers.Container)
            return await CheckpointContainers.OpenAsync(cancellationToken).ConfigureAwait(false) is { } container
                ? await CollectAsync(container.Description, container.ReadAsync(cancellationToken).Select(line => ($"{line.Blob}:{line.Number}", line.Checkpoint))).ConfigureAwait(false)
                : null;
        if (File.Exists(from))
            return await CollectAsync(from, File.ReadLinesAsync(from, cancellationToken).Select((line, index) => ($"{from}:{index + 1}", Checkpoint.Parse(line)))).ConfigureAwait(false);
        await Console.Error.WriteLineAsync($"查無檢查點 / There is no checkpoint {from}.").ConfigureAwait(false);
        return null;
    }

    private static async Task<KeptCheckpoints?> CollectAsync(string where, IAsyncEnumerable<(string Place, Checkpoint? Checkpoint)> lines)
    {
        var (all, broken) = (new List<Checkpoint>(), new List<string>());
        await foreach (var (place, checkpoint) in lines.ConfigureAwait(false))
            if (checkpoint is null)
                broken.Add(place);
            else
                all.Add(checkpoint);
        if (all.Count + broken.Count > 0)
            return new(where, all, broken);
        await Console.Error.WriteLineAsync($"查無檢查點 / There is no checkpoint in {where}.").ConfigureAwait(false);
        return null;
    }
}
