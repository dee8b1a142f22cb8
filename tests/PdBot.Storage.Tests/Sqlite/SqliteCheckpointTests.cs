using System.Text;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite.Raw;
using PdBot.Storage.Tests.Contract;
using SQLitePCL;

namespace PdBot.Storage.Tests.Sqlite;

/// <summary>Checkpoints of a file that somebody changes with SQL.</summary>
public sealed class SqliteCheckpointTests : CheckpointContract
{
    private static readonly Sql Insert = new(
        """
        insert into event(id, sequence, type, at, actor, actor_name, on_behalf_of, level, act, data, previous_hash, hash)
        select id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12 from report where report = ?1
        """);

    private SqliteUnderTest Sqlite => (SqliteUnderTest)Storage;

    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(new SqliteUnderTest());

    private protected override async Task RewriteAsync(string report, IReadOnlyList<StoredEvent> rows)
    {
        await Sqlite.Store.DisposeAsync();
        using var file = Connection.Open(Sqlite.Path, raw.SQLITE_OPEN_READWRITE, "");
        file.Execute($"delete from event where id = (select id from report where report = '{report}')");
        foreach (var row in rows)
        {
            using var insert = file.Use(Insert).Bind(1, report).Bind(2, row.Sequence).Bind(3, row.Type).Bind(4, Instant.Text(row.At))
                .Bind(5, row.Columns.Actor?.Value).Bind(6, row.Columns.ActorName).Bind(7, row.Columns.OnBehalfOf?.Value).Bind(8, row.Columns.Level).Bind(9, row.Columns.Act)
                .Bind(10, row.Data).Bind(11, row.PreviousHash).Bind(12, row.Hash);
            insert.Step();
        }
        file.Execute($"update report set version = {rows.Count}, hash = '{Encoding.ASCII.GetString(rows[^1].Hash)}' where report = '{report}'");
    }

    private protected override async Task RemoveAsync(string report)
    {
        await Sqlite.Store.DisposeAsync();
        using (var file = Connection.Open(Sqlite.Path, raw.SQLITE_OPEN_READWRITE, ""))
            file.Execute($"delete from event where id = (select id from report where report = '{report}'); delete from report where report = '{report}'");
        await Storage.ReopenAsync();
    }
}
