using Microsoft.Extensions.Options;
using PdBot.Host.Options;
using PdBot.Storage.Azure.Keeping;
using PdBot.Storage.Events;

namespace PdBot.Host.Audit;

/// <summary>Where checkpoints are kept: a folder, a container, both or neither.</summary>
/// <param name="options">The folder.</param>
/// <param name="container">The container; null for none.</param>
public sealed class CheckpointKeeping(IOptions<BotOptions> options, CheckpointContainer? container = null)
{
    /// <summary>The day's checkpoint as the container has it afterwards: that of whoever was first, or a new one; null without a container.</summary>
    /// <param name="due">Since when one counts as the day's.</param>
    /// <param name="take">Takes a new one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Checkpoint?> AppendAsync(DateTimeOffset due, Func<CancellationToken, Task<Checkpoint>> take, CancellationToken cancellationToken) =>
        container is null ? null : await container.KeepFirstAsync(due, take, cancellationToken).ConfigureAwait(false);

    /// <summary>Whether a folder is named that has no checkpoint of the day.</summary>
    public bool WantsFile(DateOnly day) => options.Value.CheckpointFolder is { Length: > 0 } folder && !Directory.EnumerateFiles(folder, $"checkpoint-{day:yyyy-MM-dd}-*.json").Any();

    /// <summary>Writes a checkpoint into the folder. Never over a file that is there: the folder may be one that takes additions only.</summary>
    public async Task WriteAsync(DateOnly day, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        var path = Path.Combine(options.Value.CheckpointFolder, $"checkpoint-{day:yyyy-MM-dd}-{checkpoint.Digest[..12]}.json");
        if (File.Exists(path))
            return;
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await using (file.ConfigureAwait(false))
        {
            var writer = new StreamWriter(file);
            await using (writer.ConfigureAwait(false))
                await writer.WriteLineAsync(checkpoint.Line.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
    }
}
