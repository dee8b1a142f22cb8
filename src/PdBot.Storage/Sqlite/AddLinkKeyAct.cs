using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>Keeps a key of links where none is.</summary>
internal sealed class AddLinkKeyAct(string place, string key) : WriteAct
{
    private static readonly Sql Add = new("insert into link_key(place, key) values(?1, ?2) on conflict(place) do nothing");

    /// <inheritdoc/>
    public override void Apply(Connection connection)
    {
        using var add = connection.Use(Add).Bind(1, place).Bind(2, key);
        add.Step();
    }
}
