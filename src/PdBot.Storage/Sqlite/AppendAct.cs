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
    private static readonly Sql Move = new(
        "update report set status = ?3, severity = ?4, version = ?5, hash = ?6, wake = ?7, deadline = ?8 where id = ?1 and version = ?2");

    private static readonly Sql Settle = new("delete from outbox where id = ?1 and key = ?2");

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
        Won = head is null ? ReportInserts.TryOpen(connection, commit.Head, LastHash, commit.Wake) : TryMove(connection, head);
        if (!Won)
            return;
        _id = head?.Id ?? connection.LastId;
        foreach (var row in _rows)
            ReportInserts.Add(connection, _id, row);
        foreach (var message in commit.Messages)
            ReportInserts.Add(connection, _id, places.Next(), message);
        foreach (var person in commit.Involved)
            ReportInserts.Involve(connection, _id, person);
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

    private bool TryMove(Connection connection, KnownHead from)
    {
        Run(connection.Use(Move)
            .Bind(1, from.Id).Bind(2, commit.ExpectedVersion)
            .Bind(3, Names.Of(commit.Head.Status)).Bind(4, commit.Head.Severity)
            .Bind(5, commit.ExpectedVersion + _rows.Length).Bind(6, LastHash).Bind(7, commit.Wake?.UtcTicks).Bind(8, commit.Head.Deadline?.UtcTicks));
        return connection.Changes == 1;
    }

    private static void Run(Statement statement)
    {
        using (statement)
            statement.Step();
    }
}
