using PdBot.Engine.Ports;
using PdBot.Storage.Sqlite;
using PdBot.Storage.Sqlite.Raw;
using SQLitePCL;

namespace PdBot.Benchmarks.Commits;

/// <summary>SQLite's own rate: rows that are made ready beforehand, serialised and hashed, are committed in groups with the bot's settings.</summary>
internal sealed class RawCommits(string file) : IAsyncDisposable
{
    private readonly Writer writer = new(Connection.Open(file, raw.SQLITE_OPEN_READWRITE, SqliteStore.WriterPragmas));
    private readonly Connection reader = Connection.Open(file, raw.SQLITE_OPEN_READONLY, "");
    private readonly HeadCache heads = new();
    private readonly OutboxPlaces places = new(0);

    /// <summary>The rows of a commit, ready to be written.</summary>
    public AppendAct Prepare(Commit commit) => new(commit, Heads.Find(reader, commit.Report), heads, places);

    /// <summary>Completes when they are durable.</summary>
    public Task WriteAsync(AppendAct act) => writer.RunAsync(act);

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        reader.Dispose();
    }
}
