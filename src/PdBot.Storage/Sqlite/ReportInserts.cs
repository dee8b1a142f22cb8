using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>How the rows of a report are written.</summary>
internal static class ReportInserts
{
    private static readonly Sql Open = new(
        """
        insert into report(report, organisation, number, mode, status, severity, opened_at, version, hash, wake, deadline)
        values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) on conflict(report) do nothing
        """);

    private static readonly Sql Event = new(
        """
        insert into event(id, sequence, type, at, actor, actor_name, on_behalf_of, level, act, data, previous_hash, hash)
        values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """);

    private static readonly Sql Message = new(
        """
        insert into outbox(id, key, place, kind, slot, receiver, level, rewrite, urgency)
        values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """);

    private static readonly Sql Involved = new("insert into involved(person, id) values(?1, ?2) on conflict do nothing");

    /// <summary>The head of a new report; false when it is there already.</summary>
    public static bool TryOpen(Connection connection, ReportHead head, ReadOnlySpan<byte> lastHash, DateTimeOffset? wake)
    {
        Run(connection.Use(Open)
            .Bind(1, head.Report.Value).Bind(2, head.Organisation.Value).Bind(3, head.Number.Value)
            .Bind(4, Names.Of(head.Mode)).Bind(5, Names.Of(head.Status)).Bind(6, head.Severity).Bind(7, Instant.Text(head.OpenedAt))
            .Bind(8, head.Version).Bind(9, lastHash).Bind(10, wake?.UtcTicks).Bind(11, head.Deadline?.UtcTicks));
        return connection.Changes == 1;
    }

    /// <summary>A row of the log.</summary>
    public static void Add(Connection connection, long id, StoredEvent row) =>
        Run(connection.Use(Event)
            .Bind(1, id).Bind(2, row.Sequence).Bind(3, row.Type).Bind(4, Instant.Text(row.At))
            .Bind(5, row.Columns.Actor?.Value).Bind(6, row.Columns.ActorName).Bind(7, row.Columns.OnBehalfOf?.Value)
            .Bind(8, row.Columns.Level).Bind(9, row.Columns.Act)
            .Bind(10, row.Data).Bind(11, row.PreviousHash).Bind(12, row.Hash));

    /// <summary>A message to send, and its place among all that wait.</summary>
    public static void Add(Connection connection, long id, long place, OutboxMessage message) =>
        Run(connection.Use(Message)
            .Bind(1, id).Bind(2, message.Key).Bind(3, place)
            .Bind(4, Names.Of(message.Kind)).Bind(5, message.Slot).Bind(6, message.Receiver).Bind(7, message.Level)
            .Bind(8, message.Rewrite ? 1 : 0).Bind(9, Names.Of(message.Urgency)));

    /// <summary>Puts the report into the list of a person.</summary>
    public static void Involve(Connection connection, long id, PersonId person) =>
        Run(connection.Use(Involved).Bind(1, person.Value).Bind(2, id));

    private static void Run(Statement statement)
    {
        using (statement)
            statement.Step();
    }
}
