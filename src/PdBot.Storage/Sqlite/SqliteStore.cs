using PdBot.Engine.Ports;
using PdBot.Storage.Moving;
using PdBot.Storage.Sqlite.Moving;
using PdBot.Storage.Sqlite.Raw;
using SQLitePCL;

namespace PdBot.Storage.Sqlite;

/// <summary>Everything PdBot keeps, in one SQLite file of one process.</summary>
public sealed class SqliteStore : IMovableStore
{
    // FULL: what was answered survives a power cut. The pages that readers still need are checkpointed by this connection only.
    internal const string WriterPragmas =
        """
        pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = off; pragma temp_store = memory;
        pragma cache_size = -32768; pragma wal_autocheckpoint = 16000; pragma journal_size_limit = 67108864;
        """;

    private const string ReaderPragmas = "pragma query_only = 1; pragma wal_autocheckpoint = 0; pragma temp_store = memory;";

    private readonly FileLock? _lock;
    private readonly Writer? _writer;
    private readonly ReaderPool _readers;
    private readonly TimeProvider _time;
    private readonly SqliteImage _image;

    private SqliteStore(FileLock? held, Writer? writer, ReaderPool readers, TimeProvider time)
    {
        (_lock, _writer, _readers, _time) = (held, writer, readers, time);
        Log = new SqliteReportLog(writer, readers);
        Wakes = new SqliteWakeQueue(readers);
        People = new SqlitePeople(writer, readers, time);
        LinkKeys = new SqliteLinkKeys(writer, readers);
        RollCalls = new SqliteRollCalls(writer, readers);
        Occasions = new SqliteOccasions(writer);
        RosterChecks = new SqliteRosterChecks(writer, readers);
        _image = new SqliteImage(writer, readers, time);
    }

    /// <summary>Which SQLite runs, for the start log.</summary>
    public static string VersionInUse => SqliteLibrary.VersionInUse;

    /// <inheritdoc/>
    public IReportLog Log { get; }

    /// <inheritdoc/>
    public IWakeQueue Wakes { get; }

    /// <inheritdoc/>
    public IPeople People { get; }

    /// <inheritdoc/>
    public ILinkKeys LinkKeys { get; }

    /// <inheritdoc/>
    public IRollCalls RollCalls { get; }

    /// <inheritdoc/>
    public IOccasions Occasions { get; }

    /// <inheritdoc/>
    public IRosterChecks RosterChecks { get; }

    /// <inheritdoc/>
    public required string Description { get; init; }

    /// <inheritdoc/>
    IStoreImage IMovableStore.Image => _image;

    /// <summary>False from a failed write (disk full, I/O) until one works again.</summary>
    public bool IsReady => _writer?.IsReady ?? true;

    /// <summary>Opens the file, makes it when it is missing, and brings its tables up to date.</summary>
    /// <exception cref="StorageInUseException">Another process has it.</exception>
    /// <exception cref="StorageUnavailableException">It cannot be opened.</exception>
    /// <exception cref="InvalidDataException">A newer PdBot wrote it.</exception>
    public static SqliteStore Open(SqliteOptions options, TimeProvider time)
    {
        var path = Path.GetFullPath(options.Path);
        try
        {
            return options.ReadOnly ? OpenToRead(path, options.Alone, time) : OpenToWrite(path, time);
        }
        catch (SqliteFailure failure)
        {
            throw new StorageUnavailableException($"The storage file '{path}' cannot be opened.", failure);
        }
    }

    /// <summary>Tries a write when the last one failed; true when the storage writes.</summary>
    public async ValueTask<bool> ProbeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_writer is null || _writer.IsReady)
            return true;
        try
        {
            await _writer.RunAsync(new ProbeAct(_time.GetUtcNow())).ConfigureAwait(false);
            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    /// <summary>Waits for what is being written, then closes: readers first, so that the writer folds the write-ahead log into the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _readers.Dispose();
        if (_writer is not null)
            await _writer.DisposeAsync().ConfigureAwait(false);
        _lock?.Dispose();
    }

    private static SqliteStore OpenToWrite(string path, TimeProvider time)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        var held = FileLock.Take(path);
        Connection? connection = null;
        try
        {
            connection = Connection.Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, WriterPragmas);
            Schema.Upgrade(connection);
            return new(held, new Writer(connection), new(() => Connection.Open(path, raw.SQLITE_OPEN_READWRITE, ReaderPragmas)), time) { Description = path };
        }
        catch
        {
            connection?.Dispose();
            held.Dispose();
            throw;
        }
    }

    private static SqliteStore OpenToRead(string path, bool alone, TimeProvider time)
    {
        Connection OpenReader() => Connection.Open(path, raw.SQLITE_OPEN_READONLY, ReaderPragmas);
        var held = alone ? FileLock.Take(path) : null;
        try
        {
            using (var first = OpenReader())
                Schema.Require(first);
            return new(held, null, new(OpenReader), time) { Description = path };
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }
}
