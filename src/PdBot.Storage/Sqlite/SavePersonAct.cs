using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>Keeps a person's address, and the Connector's address for the tenant.</summary>
internal sealed class SavePersonAct(PersonAddress address, DateTimeOffset seen) : WriteAct
{
    private static readonly Sql Person = new(
        """
        insert into person(person, tenant, service_url, conversation, user, bot, language, seen_at)
        values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        on conflict(person) do update set tenant = ?2, service_url = ?3, conversation = ?4, user = ?5, bot = ?6, language = ?7, seen_at = ?8
        """);

    /// <inheritdoc/>
    public override void Apply(Connection connection)
    {
        using var person = connection.Use(Person)
            .Bind(1, address.Person.Value).Bind(2, address.Tenant).Bind(3, address.ServiceUrl).Bind(4, address.Conversation)
            .Bind(5, address.User).Bind(6, address.Bot).Bind(7, Names.Of(address.Language)).Bind(8, Instant.Text(seen));
        person.Step();
        new SaveTenantAct(address.Tenant, address.ServiceUrl, seen).Apply(connection);
    }
}
