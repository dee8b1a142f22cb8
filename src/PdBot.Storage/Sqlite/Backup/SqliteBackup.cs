using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite.Raw;
using SQLitePCL;

namespace PdBot.Storage.Sqlite.Backup;

/// <summary>Copies a storage file as it is at one instant, beside a program that writes to it, and puts such a copy in the place of a file that is gone.</summary>
public static class SqliteBackup
{
    private const string Partial = ".partial";
    private const string Damaged = ".damaged";

    // Not query_only, which would refuse the copy too; a connection that may only read can neither write nor checkpoint.
    private const string SourcePragmas = "pragma wal_autocheckpoint = 0; pragma temp_store = memory;";

    // Another file's write-ahead log would be played into the restored one.
    private static readonly string[] Beside = ["", "-wal", "-journal"];

    /// <summary>Copies a file that may be in use. The copy has its name only once it is verified; one that is not good is kept beside it as <c>.damaged</c>.</summary>
    /// <param name="from">The storage file.</param>
    /// <param name="to">The copy; never one that exists.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the verification, not the copying.</param>
    /// <exception cref="StorageUnavailableException">It cannot be read, or not be written there.</exception>
    /// <exception cref="InvalidDataException">Another version of PdBot wrote it.</exception>
    /// <exception cref="IOException">The copy exists.</exception>
    public static async Task<BackupContents> TakeAsync(string from, string to, TimeProvider time, CancellationToken cancellationToken)
    {
        (from, to) = (Path.GetFullPath(from), Path.GetFullPath(to));
        RefuseExisting(to);
        Copy(from, to + Partial, Schema.Require, static _ => { });
        var contents = await ReadAsync(to + Partial, static (_, _) => Task.FromResult(true), time, cancellationToken).ConfigureAwait(false);
        Settle(to + Partial, contents.IsGood ? to : to + Damaged);
        return contents;
    }

    /// <summary>Puts a copy where there is no file. Nothing is there unless the copy is good and accepted.</summary>
    /// <param name="from">The copy; only read.</param>
    /// <param name="to">The storage file that is gone.</param>
    /// <param name="accept">Looks at the log first; false refuses.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="StorageInUseException">A program has the target.</exception>
    /// <exception cref="StorageUnavailableException">The copy cannot be read, or the target not be written.</exception>
    /// <exception cref="InvalidDataException">A newer PdBot wrote the copy.</exception>
    /// <exception cref="IOException">The target exists, or what is left of it.</exception>
    public static async Task<BackupContents> RestoreAsync(
        string from, string to, Func<IReportLog, CancellationToken, Task<bool>> accept, TimeProvider time, CancellationToken cancellationToken)
    {
        (from, to) = (Path.GetFullPath(from), Path.GetFullPath(to));
        Directory.CreateDirectory(Path.GetDirectoryName(to) ?? ".");
        using var held = FileLock.Take(to);
        RefuseExisting(to);
        Copy(from, to + Partial, static _ => { }, Schema.Upgrade);
        try
        {
            var contents = await ReadAsync(to + Partial, accept, time, cancellationToken).ConfigureAwait(false);
            if (contents.IsGood)
                Settle(to + Partial, to);
            return contents;
        }
        finally
        {
            File.Delete(to + Partial);
        }
    }

    private static void RefuseExisting(string to)
    {
        if (Beside.Select(end => to + end).FirstOrDefault(File.Exists) is { } there)
            throw new IOException($"{there} exists; nothing is ever overwritten.");
    }

    private static void Copy(string from, string to, Action<Connection> admit, Action<Connection> finish)
    {
        try
        {
            // It holds names: for the owner only, before the first byte is in it.
            File.Delete(to);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            new FileStream(to, options).Dispose();
            using (var source = Connection.Open(from, raw.SQLITE_OPEN_READONLY, SourcePragmas))
            {
                admit(source);
                source.Execute($"vacuum into '{to.Replace("'", "''", StringComparison.Ordinal)}'");
            }
            using (var copy = Connection.Open(to, raw.SQLITE_OPEN_READWRITE, "pragma synchronous = full;"))
                finish(copy);
        }
        catch (Exception failed) when (failed is SqliteFailure or InvalidDataException)
        {
            File.Delete(to);
            throw failed is SqliteFailure ? new StorageUnavailableException($"'{from}' cannot be copied to '{to}': {failed.Message}", failed) : failed;
        }
    }

    private static async Task<BackupContents> ReadAsync(string copy, Func<IReportLog, CancellationToken, Task<bool>> accept, TimeProvider time, CancellationToken cancellationToken)
    {
        var store = SqliteStore.Open(new SqliteOptions { Path = copy, ReadOnly = true }, time);
        await using (store.ConfigureAwait(false))
        {
            var verdict = await new LogVerifier(store.Log).VerifyAllAsync(cancellationToken).ConfigureAwait(false);
            var accepted = await accept(store.Log, cancellationToken).ConfigureAwait(false);
            using var connection = Connection.Open(copy, raw.SQLITE_OPEN_READONLY, SourcePragmas);
            return BackupContents.Read(connection, verdict, accepted, time.GetUtcNow());
        }
    }

    /// <summary>On the disk first, then by its name.</summary>
    private static void Settle(string partial, string to)
    {
        using (var file = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
            file.Flush(flushToDisk: true);
        File.Move(partial, to, overwrite: to.EndsWith(Damaged, StringComparison.Ordinal));
    }
}
