using System.Diagnostics;
using PdBot.Benchmarks.Servers;
using PdBot.Storage.Sqlite;
using PdBot.Storage.Sqlite.Raw;
using SQLitePCL;

namespace PdBot.Benchmarks.Disk;

/// <summary>How many transactions of one row SQLite commits on this disk, one after the other, with the bot's settings.</summary>
internal static class PlainCommits
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    public static double PerSecond(string file)
    {
        using var connection = Connection.Open(file, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, SqliteStore.WriterPragmas);
        connection.Execute(RowAct.Table);
        var act = new RowAct("f:00000001-7c1e-4f0d-9d52-6a3d1d2b5c11", "c9000000-0000-4000-8000-000000000001");
        var started = Stopwatch.GetTimestamp();
        var commits = 0;
        for (; Stopwatch.GetElapsedTime(started) < Long; commits++)
            act.Apply(connection);
        return commits / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
