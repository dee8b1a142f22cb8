using System.Text;
using PdBot.Engine.Ports;
using PdBot.Host.Composition;
using PdBot.Storage.Events;

namespace PdBot.Host.Commands;

/// <summary><c>log checkpoint</c>: how far the log goes now, to be kept where nobody who can write to the log can write.</summary>
internal static class LogCheckpoint
{
    /// <param name="log">The log.</param>
    /// <param name="to">A file, never one that exists, or the word for the container, to which a line is appended. Null for standard output.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>0 done, 1 when the log cannot be trusted any more, 2 when it cannot be written there.</returns>
    public static async Task<int> WriteAsync(IReportLog log, string? to, CancellationToken cancellationToken)
    {
        var container = to == CheckpointContainers.Container ? await CheckpointContainers.OpenAsync(cancellationToken).ConfigureAwait(false) : null;
        if (to == CheckpointContainers.Container && container is null)
            return 2;
        if (container is null && File.Exists(to))
        {
            await Console.Error.WriteLineAsync($"檔案已存在，檢查點不覆寫 / {to} exists; a checkpoint is never overwritten.").ConfigureAwait(false);
            return 2;
        }
        try
        {
            var checkpoint = await Checkpoint.TakeAsync(log, TimeProvider.System.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            if (container is not null)
                await container.KeepAsync(checkpoint, cancellationToken).ConfigureAwait(false);
            else
                using (var output = to is null ? Console.OpenStandardOutput() : new FileStream(to, FileMode.CreateNew))
                    await output.WriteAsync(Encoding.UTF8.GetBytes($"{checkpoint.Line}\n"), cancellationToken).ConfigureAwait(false);
            await Console.Error.WriteLineAsync($"{checkpoint.Reports.Length} 案 / reports，摘要 / digest {checkpoint.Digest}").ConfigureAwait(false);
            return 0;
        }
        catch (InvalidDataException fault)
        {
            await Console.Error.WriteLineAsync($"紀錄不完整，請執行 log verify / the log is not whole, run log verify: {fault.Message}").ConfigureAwait(false);
            return 1;
        }
    }
}
