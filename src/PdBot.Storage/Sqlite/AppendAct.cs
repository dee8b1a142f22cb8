using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>A commit of one report: head first, because its version is the guard, then everything that hangs on it.</summary>
internal sealed class AppendAct(Commit commit, KnownHead? head, HeadCache heads, OutboxPlaces places) : WriteAct
{
    private static readonly Sql Open = new(
        """
        insert into report(report, organisation, number, mode, status, severity, opened_at, version, hash, wake)
        values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) on conflict(report) do nothing
        """);

    private static readonly Sql Move = new(
        "update report set status = ?3, severity = ?4, version = ?5, hash = ?6, wake = ?7 where id = ?1 and version = ?2");

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

    private static readonly Sql Settle = new("delete from outbox where id = ?1 and key = ?2");
    private static readonly Sql Involve = new("insert into involved(person, id) values(?1, ?2) on conflict do nothing");

    private static readonly Sql EraseEvents = new(
        "update event set data = '', actor = null, actor_name = null, on_behalf_of = null, level = null, act = null where id = ?1 and sequence < ?2");

    private static readonly Sql EraseMessages = new("delete from outbox where id = ?1");
    private static readonly Sql EraseInvolved = new("delete from involved where id = ?1");

    private readonly ImmutableArray<StoredEvent> _rows = StoredEvent.Chain(commit.Report, commit.ExpectedVersion, head?.Hash ?? [], commit.Events);
    private long _id;

    /// <summary>False when the report had moved on; known once the act is done.</summary>
    public bool Won { get; private set; }

    private byte[] LastHash => _rows.IsEmpty ? head?.Hash ?? [] : _rows[^1].Hash;

    /// <inheritdoc/>
    public override void Apply(Connection connection)
    {
        Won = head is null ? TryOpen(connection) : TryMove(connection, head);
        if (!Won)
            return;
        _id = head?.Id ?? connection.LastId;
        foreach (var row in _rows)
            Add(connection, row);
        foreach (var message in commit.Messages)
            Add(connection, message);
        foreach (var person in commit.Involved)
            Run(connection.Use(Involve).Bind(1, person.Value).Bind(2, _id));
        foreach (var key in commit.Sent)
            Run(connection.Use(Settle).Bind(1, _id).Bind(2, key));
        if (commit.Head.Status == ReportStatus.Purged)
            Erase(connection);
    }

    /// <summary>What happened before the tombstone is overwritten in the file, not only unlinked; hashes and sequence stay.</summary>
    private void Erase(Connection connection)
    {
        connection.Execute("pragma secure_delete = on");
        Run(connection.Use(EraseEvents).Bind(1, _id).Bind(2, commit.Head.Version));
        Run(connection.Use(EraseMessages).Bind(1, _id));
        Run(connection.Use(EraseInvolved).Bind(1, _id));
        connection.Execute("pragma secure_delete = off");
    }

    /// <inheritdoc/>
    protected override void Committed()
    {
        if (Won)
            heads.Set(commit.Report, new(_id, commit.ExpectedVersion + _rows.Length, LastHash));
    }

    private bool TryOpen(Connection connection)
    {
        var first = commit.Head;
        Run(connection.Use(Open)
            .Bind(1, first.Report.Value).Bind(2, first.Organisation.Value).Bind(3, first.Number.Value)
            .Bind(4, Names.Of(first.Mode)).Bind(5, Names.Of(first.Status)).Bind(6, first.Severity).Bind(7, Instant.Text(first.OpenedAt))
            .Bind(8, (long)_rows.Length).Bind(9, LastHash).Bind(10, commit.Wake?.UtcTicks));
        return connection.Changes == 1;
    }

    private bool TryMove(Connection connection, KnownHead from)
    {
        Run(connection.Use(Move)
            .Bind(1, from.Id).Bind(2, commit.ExpectedVersion)
            .Bind(3, Names.Of(commit.Head.Status)).Bind(4, commit.Head.Severity)
            .Bind(5, commit.ExpectedVersion + _rows.Length).Bind(6, LastHash).Bind(7, commit.Wake?.UtcTicks));
        return connection.Changes == 1;
    }

    private void Add(Connection connection, StoredEvent row) =>
        Run(connection.Use(Event)
            .Bind(1, _id).Bind(2, row.Sequence).Bind(3, row.Type).Bind(4, Instant.Text(row.At))
            .Bind(5, row.Columns.Actor?.Value).Bind(6, row.Columns.ActorName).Bind(7, row.Columns.OnBehalfOf?.Value)
            .Bind(8, row.Columns.Level).Bind(9, row.Columns.Act)
            .Bind(10, row.Data).Bind(11, row.PreviousHash).Bind(12, row.Hash));

    private void Add(Connection connection, OutboxMessage message) =>
        Run(connection.Use(Message)
            .Bind(1, _id).Bind(2, message.Key).Bind(3, places.Next())
            .Bind(4, Names.Of(message.Kind)).Bind(5, message.Slot).Bind(6, message.Receiver).Bind(7, message.Level)
            .Bind(8, message.Rewrite ? 1 : 0).Bind(9, Names.Of(message.Urgency)));

    private static void Run(Statement statement)
    {
        using (statement)
            statement.Step();
    }
}
