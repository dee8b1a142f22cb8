using PdBot.Domain;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>Keeps a frozen definition.</summary>
internal sealed class SaveDefinitionAct(DefinitionHash hash, string text) : WriteAct
{
    private static readonly Sql Save = new("insert into definition(hash, text) values(?1, ?2) on conflict do nothing");

    /// <inheritdoc/>
    public override void Apply(Connection connection)
    {
        using var save = connection.Use(Save).Bind(1, hash.Value).Bind(2, text);
        save.Step();
    }
}
