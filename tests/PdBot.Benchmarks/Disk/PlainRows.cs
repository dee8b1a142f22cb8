using System.Diagnostics;
using PdBot.Benchmarks.Servers;
using PdBot.Storage.Sqlite;
using PdBot.Storage.Sqlite.Raw;
using SQLitePCL;

namespace PdBot.Benchmarks.Disk;

/// <summary>How long SQLite alone takes to store as many small rows as the windows need, with the bot's settings: nothing decided, nothing serialised.</summary>
internal static class PlainRows
{
    /// <summary>What a window that ends writes, counted with the meter PdBot.Storage: three events, the head, four messages, and who was asked.</summary>
    private const int RowsPerReport = 9;
    private const int ReportsPerCommit = 1024;

    public static double Milliseconds(string file, int reports)
    {
        using var connection = Connection.Open(file, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, SqliteStore.WriterPragmas);
        connection.Execute(RowAct.Table);
        var act = new RowAct("f:00000001-7c1e-4f0d-9d52-6a3d1d2b5c11", "c9000000-0000-4000-8000-000000000001");
        var started = Stopwatch.GetTimestamp();
        for (var done = 0; done < reports; done += ReportsPerCommit)
        {
            connection.Execute("begin immediate");
            for (var row = 0; row < Math.Min(ReportsPerCommit, reports - done) * RowsPerReport; row++)
                act.Apply(connection);
            connection.Execute("commit");
        }
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
