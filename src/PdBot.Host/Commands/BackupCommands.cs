using System.CommandLine;
using System.Globalization;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite;
using PdBot.Storage.Sqlite.Backup;

namespace PdBot.Host.Commands;

/// <summary><c>storage backup</c>: the file as it is now, beside a running bot. <c>storage restore</c>: such a copy in the place of a file that is gone.</summary>
internal static class BackupCommands
{
    public static Command Backup(CommonOptions common)
    {
        var to = new Option<string?>("--to") { Description = "新檔，或既有資料夾（以時間命名） / The new file, or a folder in which it is named after the time." };
        var backup = new Command("backup", "備份運作中之資料檔並核對雜湊 / Copy the file beside a running bot, and verify the copy.") { common.Storage, to };
        backup.SetAction((result, token) => BackupAsync(result.GetValue(common.Storage)!, result.GetValue(to) ?? "", token));
        return backup;
    }

    public static Command Restore()
    {
        var from = new Option<string?>("--from") { Description = "備份檔 / The copy." };
        var to = new Option<string?>("--to") { Description = "要還原之資料檔，不得已存在 / The storage file; it must not exist." };
        var checkpoint = new Option<string?>("--checkpoint") { Description = "檢查點檔或 azure：列出備份之後的案件 / Checkpoints, a file or azure: says what the copy lacks." };
        var restore = new Command("restore", "於空的位置還原備份並核對雜湊 / Put a copy where there is no file, after verifying it.") { from, to, checkpoint };
        restore.SetAction((result, token) => RestoreAsync(result.GetValue(from) ?? "", result.GetValue(to) ?? "", result.GetValue(checkpoint), token));
        return restore;
    }

    private static Task<int> BackupAsync(string storage, string to, CancellationToken cancellationToken) => TryAsync(storage, to, async () =>
    {
        if (Directory.Exists(to))
            to = Path.Combine(to, TimeProvider.System.GetUtcNow().ToString("'pdbot-'yyyyMMdd'T'HHmmss'Z.db'", CultureInfo.InvariantCulture));
        var contents = await SqliteBackup.TakeAsync(storage, to, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        Print(contents);
        if (!contents.IsGood)
            return await FailAsync(1, $"備份與雜湊不符，保留為 {to}.damaged / The copy does not verify; it is kept as {to}.damaged.").ConfigureAwait(false);
        Console.WriteLine($"備份完成 / backed up: {to}");
        return 0;
    });

    private static Task<int> RestoreAsync(string from, string to, string? checkpoint, CancellationToken cancellationToken) => TryAsync(from, to, async () =>
    {
        var kept = checkpoint is null ? null : await KeptCheckpoints.ReadAsync(checkpoint, cancellationToken).ConfigureAwait(false);
        if (checkpoint is not null && kept is null)
            return 2;
        var contents = await SqliteBackup.RestoreAsync(
            from, to, (log, token) => kept is null ? Task.FromResult(true) : AgreesAsync(log, kept, token), TimeProvider.System, cancellationToken).ConfigureAwait(false);
        Print(contents);
        if (!contents.IsGood)
            return await FailAsync(1, "備份不可信，未還原任何內容；請改用較早之備份 / The copy cannot be trusted and nothing was restored: take an older one.").ConfigureAwait(false);
        Console.WriteLine($"已還原 / restored: {to}");
        Console.WriteLine(contents.Newest is { } newest
            ? $"{Instant.Text(newest)} 之後的通報與簽收不在此備份，請向同仁查明並重新通報 / Reports and acts after {Instant.Text(newest)} are not in this copy: ask people for them, and report again."
            : "此備份無任何案件 / This copy holds no report.");
        return 0;
    });

    /// <summary>What the copy lacks is said; what it has otherwise than a checkpoint saw it refuses the copy.</summary>
    private static async Task<bool> AgreesAsync(IReportLog log, KeptCheckpoints kept, CancellationToken cancellationToken)
    {
        foreach (var place in kept.Broken)
            await Console.Error.WriteLineAsync($"{place}  檢查點遭更動，或不是檢查點 / the checkpoint itself was changed, or is none").ConfigureAwait(false);
        var verdict = await new CheckpointVerifier(log).VerifyAsync(kept.All, cancellationToken).ConfigureAwait(false);
        var changed = verdict.Faults.Where(fault => fault.Kind is not (CheckpointFaultKind.Missing or CheckpointFaultKind.Truncated)).ToArray();
        foreach (var lost in verdict.Faults.Except(changed).GroupBy(fault => (fault.Entry.Number, fault.Entry.Report, fault.Sequence, fault.Kind)))
            Console.WriteLine($"{lost.Key.Number}  {(lost.Key.Kind == CheckpointFaultKind.Missing ? "整案不在備份中 / the whole report is missing" : $"自第 {lost.Key.Sequence} 筆起不在備份中 / missing from row {lost.Key.Sequence} on")}");
        foreach (var fault in changed)
            await Console.Error.WriteLineAsync($"{fault.Entry.Number}  第 {fault.Sequence} 筆與檢查點不符 / row {fault.Sequence} is not as the checkpoint saw it ({fault.Detail})").ConfigureAwait(false);
        return changed.Length == 0 && kept.Broken.Count == 0;
    }

    private static void Print(BackupContents contents)
    {
        foreach (var fault in contents.Verdict.Faults)
            Console.Error.WriteLine($"{fault.Report}  第 {fault.Sequence} 筆 / row {fault.Sequence}: {fault.Kind} {fault.Detail}");
        if (!contents.IsSound)
            Console.Error.WriteLine("SQLite 檔案結構損壞 / SQLite finds the file damaged.");
        Console.WriteLine($"案件 / reports            {contents.Verdict.Reports,10}");
        Console.WriteLine($"紀錄 / events             {contents.Verdict.Events,10}");
        Console.WriteLine($"進行中時限 / open windows {contents.Waiting,10}  （已到期 / due by now {contents.Overdue}）");
        Console.WriteLine($"待送 / to be sent         {contents.Unsent,10}");
        Console.WriteLine($"最後一筆 / last event     {(contents.Newest is { } newest ? Instant.Text(newest) : "-")}");
        Console.WriteLine(contents.Verdict.IsIntact ? "雜湊鏈完整 / intact" : $"{contents.Verdict.FaultCount} 處異常 / faults");
    }

    private static async Task<int> TryAsync(string from, string to, Func<Task<int>> run)
    {
        if (from.Length == 0 || to.Length == 0)
            return await FailAsync(2, "請指定來源與目的 / Name both files.").ConfigureAwait(false);
        if (!File.Exists(from))
            return await FailAsync(2, $"查無資料檔 / There is no file {from}.").ConfigureAwait(false);
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (StorageInUseException inUse)
        {
            return await FailAsync(2, $"資料檔使用中：請先停止機器人 / The file is in use: stop the bot first.\n{inUse.Message}").ConfigureAwait(false);
        }
    }

    private static async Task<int> FailAsync(int code, string message)
    {
        await Console.Error.WriteLineAsync(message).ConfigureAwait(false);
        return code;
    }
}
