using SQLitePCL;

namespace PdBot.Storage.Sqlite.Raw;

/// <summary>SQLite answered with an error.</summary>
/// <param name="code">The extended result code.</param>
/// <param name="message">SQLite's own words.</param>
internal sealed class SqliteFailure(int code, string message) : Exception($"SQLite {code}: {message}")
{
    /// <summary>Whether the machine is to blame (disk full, I/O, damaged file), not the act.</summary>
    public bool IsMachine => (code & 0xFF) is
        raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN
        or raw.SQLITE_NOMEM or raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PERM or raw.SQLITE_PROTOCOL;
}
