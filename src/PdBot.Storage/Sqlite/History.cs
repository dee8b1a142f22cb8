using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>Reads what happened to a report, and the definition it froze.</summary>
internal static class History
{
    private static readonly Sql OfReport = new("select type, data, hash, sequence from event where id = ?1 order by sequence");
    private static readonly Sql Stored = new(
        """
        select sequence, type, at, actor, actor_name, on_behalf_of, level, act, data, previous_hash, event.hash
        from event join report using(id) where report.report = ?1 order by sequence
        """);
    private static readonly Sql Frozen = new("select text from definition where hash = ?1");

    /// <summary>The events in order, how many there ever were, and the hash of the last. Of a report that was purged only the tombstone is left.</summary>
    public static (ImmutableArray<ReportEvent> Events, long Version, byte[] Hash) Events(Connection connection, long id)
    {
        using var rows = connection.Use(OfReport).Bind(1, id);
        var events = ImmutableArray.CreateBuilder<ReportEvent>();
        var version = 0L;
        Span<byte> hash = stackalloc byte[HashChain.Length];
        while (rows.Step())
        {
            if (rows.Utf8(1) is { IsEmpty: false } data)
                events.Add(EventJson.Read(rows.Text(0), data));
            rows.Utf8(2).CopyTo(hash);
            version = rows.Number(3);
        }
        byte[] last = version == 0 ? [] : hash.ToArray();
        return (events.DrainToImmutable(), version, last);
    }

    /// <summary>The rows as they are stored.</summary>
    public static ImmutableArray<LogRow> Rows(Connection connection, ReportId report)
    {
        using var rows = connection.Use(Stored).Bind(1, report.Value);
        var result = ImmutableArray.CreateBuilder<LogRow>();
        while (rows.Step())
            result.Add(new(
                report, rows.Number(0), rows.Text(1), Instant.Parse(rows.Text(2)),
                rows.TextOrNull(3) is { } actor ? new PersonId(actor) : null, rows.TextOrNull(4),
                rows.TextOrNull(5) is { } holder ? new PersonId(holder) : null, rows.IsNull(6) ? null : (int)rows.Number(6), rows.TextOrNull(7),
                rows.Text(8), rows.Text(9), rows.Text(10)));
        return result.DrainToImmutable();
    }

    /// <summary>The text of a definition, or null.</summary>
    public static string? Definition(Connection connection, DefinitionHash hash)
    {
        using var row = connection.Use(Frozen).Bind(1, hash.Value);
        return row.Step() ? row.Text(0) : null;
    }
}
