using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>The keys of links in SQLite.</summary>
internal sealed class SqliteLinkKeys(Writer? writer, ReaderPool readers) : ILinkKeys
{
    private static readonly Sql All = new("select key from link_key order by place");

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken) => new(readers.Read(0, static (connection, _) => Read(connection)));

    /// <inheritdoc/>
    public async ValueTask AddAsync(string place, string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await (writer?.RunAsync(new AddLinkKeyAct(place, key)) ?? throw new InvalidOperationException("The storage was opened to read only.")).ConfigureAwait(false);
    }

    private static IReadOnlyList<string> Read(Connection connection)
    {
        using var row = connection.Use(All);
        var keys = new List<string>();
        while (row.Step())
            keys.Add(row.Text(0));
        return keys;
    }
}
