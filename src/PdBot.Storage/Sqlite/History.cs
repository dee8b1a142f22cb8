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
    private const string StoredRow =
        """
        select sequence, type, at, actor, actor_name, on_behalf_of, level, act, data, previous_hash, event.hash
        from event join report using(id) where report.report = ?1
        """;

    private static readonly Sql Stored = new($"{StoredRow} order by sequence");
    private static readonly Sql StoredOne = new($"{StoredRow} and sequence = ?2");
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
            result.Add(ToRow(report, rows));
        return result.DrainToImmutable();
    }

    /// <summary>One row as it is stored, or null.</summary>
    public static LogRow? Row(Connection connection, ReportId report, long sequence)
    {
        using var row = connection.Use(StoredOne).Bind(1, report.Value).Bind(2, sequence);
        return row.Step() ? ToRow(report, row) : null;
    }

    /// <summary>The text of a definition, or null.</summary>
    public static string? Definition(Connection connection, DefinitionHash hash)
    {
        using var row = connection.Use(Frozen).Bind(1, hash.Value);
        return row.Step() ? row.Text(0) : null;
    }

    private static LogRow ToRow(ReportId report, Statement row) => new(
        report, row.Number(0), row.Text(1), Instant.Parse(row.Text(2)),
        row.TextOrNull(3) is { } actor ? new PersonId(actor) : null, row.TextOrNull(4),
        row.TextOrNull(5) is { } holder ? new PersonId(holder) : null, row.IsNull(6) ? null : (int)row.Number(6), row.TextOrNull(7),
        row.Text(8), row.Text(9), row.Text(10));
}
