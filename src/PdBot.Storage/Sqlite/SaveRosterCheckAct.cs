using PdBot.Domain;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>Replaces what the last check of a roster found.</summary>
internal sealed class SaveRosterCheckAct(OrganisationId organisation, string found) : WriteAct
{
    private static readonly Sql Save = new("insert into roster_check(organisation, found) values(?1, ?2) on conflict(organisation) do update set found = ?2");

    /// <inheritdoc/>
    public override void Apply(Connection connection)
    {
        using var save = connection.Use(Save).Bind(1, organisation.Value).Bind(2, found);
        save.Step();
    }
}
