using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>Reads what is committed and not yet sent.</summary>
internal static class Outbox
{
    private const string Columns = "report, key, kind, slot, receiver, level, rewrite, urgency";

    private static readonly Sql Waiting = new($"select {Columns} from outbox join report using(id) order by place, id, key");
    private static readonly Sql OfReport = new($"select {Columns} from outbox join report using(id) where report = ?1 order by place, key");

    private static readonly Sql Last = new("select max(place) from outbox");

    /// <summary>The last place taken by what still waits; 0 when nothing does.</summary>
    public static long LastPlace(Connection connection)
    {
        using var row = connection.Use(Last);
        return row.Step() ? row.Number(0) : 0;
    }

    /// <summary>Everything that waits, the oldest first.</summary>
    public static ImmutableArray<PendingMessage> Pending(Connection connection)
    {
        using var rows = connection.Use(Waiting);
        return Collect(rows);
    }

    /// <summary>What waits of one report, the oldest first.</summary>
    public static ImmutableArray<PendingMessage> Pending(Connection connection, ReportId report)
    {
        using var rows = connection.Use(OfReport).Bind(1, report.Value);
        return Collect(rows);
    }

    private static ImmutableArray<PendingMessage> Collect(Statement rows)
    {
        var messages = ImmutableArray.CreateBuilder<PendingMessage>();
        while (rows.Step())
            messages.Add(new(new(rows.Text(0)), new(
                rows.Text(1), Names.Parse<MessageKind>(rows.Text(2)), rows.Text(3), rows.Text(4), (int)rows.Number(5), rows.Number(6) != 0,
                Names.Parse<Urgency>(rows.Text(7)))));
        return messages.DrainToImmutable();
    }
}
