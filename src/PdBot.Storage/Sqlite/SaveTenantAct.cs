using PdBot.Storage.Events;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>Keeps the Connector's address for a tenant.</summary>
internal sealed class SaveTenantAct(string tenant, string serviceUrl, DateTimeOffset seen) : WriteAct
{
    private static readonly Sql Save = new(
        """
        insert into tenant(tenant, service_url, seen_at) values(?1, ?2, ?3)
        on conflict(tenant) do update set service_url = ?2, seen_at = ?3
        """);

    /// <inheritdoc/>
    public override void Apply(Connection connection)
    {
        using var save = connection.Use(Save).Bind(1, tenant).Bind(2, serviceUrl).Bind(3, Instant.Text(seen));
        save.Step();
    }
}
