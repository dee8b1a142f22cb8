using PdBot.Host.Rehearsal;
using PdBot.Storage.Sqlite;

namespace PdBot.Benchmarks.Windows;

/// <summary>A file of open reports whose cards are delivered, to be carried to an account.</summary>
internal static class PreparedFile
{
    /// <summary>Opens reports at one instant.</summary>
    public static async Task OpenAsync(string file, int count, DateTimeOffset at)
    {
        await using var bench = new Bench(file, new PushedClock(at));
        await bench.OpenInPartsAsync(count, at);
    }

    /// <summary>For reading beside nobody else.</summary>
    public static SqliteStore Read(string file) => SqliteStore.Open(new SqliteOptions { Path = file, ReadOnly = true }, TimeProvider.System);
}
