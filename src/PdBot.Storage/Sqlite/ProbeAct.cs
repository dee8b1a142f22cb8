using PdBot.Storage.Events;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>A write of no meaning, to learn whether writing works again.</summary>
internal sealed class ProbeAct(DateTimeOffset now) : WriteAct
{
    private static readonly Sql Touch = new("insert into probe(id, at) values(1, ?1) on conflict(id) do update set at = ?1");

    /// <inheritdoc/>
    public override void Apply(Connection connection)
    {
        using var touch = connection.Use(Touch).Bind(1, Instant.Text(now));
        touch.Step();
    }
}
