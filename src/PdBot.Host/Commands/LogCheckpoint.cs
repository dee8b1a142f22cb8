using System.Text;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;

namespace PdBot.Host.Commands;

/// <summary><c>log checkpoint</c>: how far the log goes now, to be kept where nobody who can write to the log can write.</summary>
internal static class LogCheckpoint
{
    /// <param name="log">The log.</param>
    /// <param name="file">Where to; never one that exists. Null for standard output.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>0 done, 1 when the log cannot be trusted any more, 2 when the file exists.</returns>
    public static async Task<int> WriteAsync(IReportLog log, FileInfo? file, CancellationToken cancellationToken)
    {
        if (file is { Exists: true })
        {
            await Console.Error.WriteLineAsync($"檔案已存在，檢查點不覆寫 / {file} exists; a checkpoint is never overwritten.").ConfigureAwait(false);
            return 2;
        }
        try
        {
            var checkpoint = await Checkpoint.TakeAsync(log, TimeProvider.System.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            using (var output = file is null ? Console.OpenStandardOutput() : file.Open(FileMode.CreateNew))
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
