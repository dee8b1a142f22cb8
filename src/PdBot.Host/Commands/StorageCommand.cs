using System.CommandLine;
using PdBot.Host.Composition;
using PdBot.Storage;
using PdBot.Storage.Moving;
using PdBot.Storage.Sqlite;

namespace PdBot.Host.Commands;

/// <summary><c>storage copy</c>: everything that is kept, from a file to the account or back. Nobody may use either meanwhile. <c>backup</c> and <c>restore</c> are in <see cref="BackupCommands"/>.</summary>
internal static class StorageCommand
{
    public static Command Create()
    {
        var from = Store("--from", "來源，僅讀取 / The source, only read");
        var to = Store("--to", "目的 / The target");
        var copy = new Command("copy", "複製全部資料，可中斷後接續，最後以雜湊值核對 / Copy everything; goes on where it was stopped, and compares every report by its hashes.") { from, to };
        copy.SetAction((result, token) => CopyAsync(result.GetValue(from) ?? "", result.GetValue(to) ?? "", token));
        return new Command("storage", "資料儲存 / What is kept.") { copy, BackupCommands.Backup(new CommonOptions()), BackupCommands.Restore() };

        static Option<string?> Store(string name, string what) =>
            new(name) { Description = $"{what}: SQLite 檔，或 azure（環境變數所設之儲存體帳戶） / an SQLite file, or azure for the account that the environment names (Storage__...)." };
    }

    private static async Task<int> CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        if (from.Length == 0 || to.Length == 0)
            return await FailAsync(2, "請指定 --from 與 --to / Name both, --from and --to.").ConfigureAwait(false);
        if (from == to || (from != Stores.Account && to != Stores.Account && Path.GetFullPath(from) == Path.GetFullPath(to)))
            return await FailAsync(2, "來源與目的不得相同 / Source and target are the same.").ConfigureAwait(false);
        CopyPrinter.Warn(from == Stores.Account || to == Stores.Account);
        try
        {
            var source = await Stores.OpenToCopyAsync(from, isSource: true, cancellationToken).ConfigureAwait(false);
            if (source is null)
                return 2;
            await using (source.ConfigureAwait(false))
                return await CopyAsync(source, to, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageInUseException inUse)
        {
            return await FailAsync(2, $"資料檔使用中：請先停止機器人，否則訊息會重複送出 / The file is in use: stop the bot first, or messages would be sent twice.\n{inUse.Message}").ConfigureAwait(false);
        }
    }

    private static async Task<int> CopyAsync(IStore source, string to, CancellationToken cancellationToken)
    {
        var target = await Stores.OpenToCopyAsync(to, isSource: false, cancellationToken).ConfigureAwait(false);
        if (target is null)
            return 2;
        await using (target.ConfigureAwait(false))
            try
            {
                var result = await new StoreCopy(source, target, CopyPrinter.Progress()).RunAsync(cancellationToken).ConfigureAwait(false);
                CopyPrinter.Print(result);
                return result.Agrees ? 0 : 1;
            }
            catch (Exception stopped) when (stopped is StorageUnavailableException or OperationCanceledException)
            {
                return await FailAsync(1, $"複製未完成，請再次執行以接續 / The copy is not complete; run it again to go on.\n{stopped.Message} {stopped.InnerException?.Message}").ConfigureAwait(false);
            }
    }

    private static async Task<int> FailAsync(int code, string message)
    {
        await Console.Error.WriteLineAsync(message).ConfigureAwait(false);
        return code;
    }
}
