using PdBot.Domain;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>The last checks of rosters in SQLite.</summary>
internal sealed class SqliteRosterChecks(Writer? writer, ReaderPool readers) : IRosterChecks
{
    private static readonly Sql Last = new("select found from roster_check where organisation = ?1");

    /// <inheritdoc/>
    public ValueTask<string?> ReadAsync(OrganisationId organisation, CancellationToken cancellationToken) =>
        new(readers.Read(organisation, static (connection, of) =>
        {
            using var row = connection.Use(Last).Bind(1, of.Value);
            return row.Step() ? row.Text(0) : null;
        }));

    /// <inheritdoc/>
    public async ValueTask SaveAsync(OrganisationId organisation, string found, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await (writer ?? throw new InvalidOperationException("The storage was opened to read only.")).RunAsync(new SaveRosterCheckAct(organisation, found)).ConfigureAwait(false);
    }
}
