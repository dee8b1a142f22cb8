using PdBot.Domain;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>Addresses in SQLite. Saving what is already known costs a read, not a commit, so every activity may save.</summary>
internal sealed class SqlitePeople(Writer? writer, ReaderPool readers, TimeProvider time) : IPeople
{
    private static readonly Sql ByPerson = new("select tenant, service_url, conversation, user, bot, language from person where person = ?1");
    private static readonly Sql ByTenant = new("select service_url from tenant where tenant = ?1");

    /// <inheritdoc/>
    public async ValueTask SaveAsync(PersonAddress address, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!readers.Read(address, IsKnown))
            await Write(new SavePersonAct(address, time.GetUtcNow())).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<PersonAddress?> FindAsync(PersonId person, CancellationToken cancellationToken) => new(readers.Read(person, Find));

    /// <inheritdoc/>
    public ValueTask<string?> FindServiceUrlAsync(string tenant, CancellationToken cancellationToken) => new(readers.Read(tenant, FindServiceUrl));

    /// <inheritdoc/>
    public async ValueTask ForgetConversationAsync(PersonId person, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Write(new ForgetConversationAct(person)).ConfigureAwait(false);
    }

    private static bool IsKnown(Connection connection, PersonAddress address) =>
        Find(connection, address.Person) == address && FindServiceUrl(connection, address.Tenant) == address.ServiceUrl;

    private static PersonAddress? Find(Connection connection, PersonId person)
    {
        using var row = connection.Use(ByPerson).Bind(1, person.Value);
        return row.Step()
            ? new(person, row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), Names.Parse<Language>(row.Text(5)))
            : null;
    }

    private static string? FindServiceUrl(Connection connection, string tenant)
    {
        using var row = connection.Use(ByTenant).Bind(1, tenant);
        return row.Step() ? row.Text(0) : null;
    }

    private Task Write(WriteAct act) =>
        writer?.RunAsync(act) ?? throw new InvalidOperationException("The storage was opened to read only.");
}
