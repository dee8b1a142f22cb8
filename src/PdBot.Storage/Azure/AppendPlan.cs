using System.Collections.Immutable;
using System.Text;
using Azure;
using Azure.Data.Tables;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;

namespace PdBot.Storage.Azure;

/// <summary>A commit as one transaction: head first, because its state is the guard, then events, messages, and what they settle.</summary>
/// <remarks>
/// A transaction takes 100 rows. The messages of a commit share one row; events beyond <see cref="RoomForEvents"/> travel inside the head and become rows
/// afterwards. So every commit is one transaction, whatever it holds.
/// </remarks>
internal sealed class AppendPlan
{
    /// <summary>How many events become rows in the transaction itself.</summary>
    public const int RoomForEvents = 97;

    private readonly List<TableTransactionAction> _actions = [];

    public AppendPlan(Commit commit, KnownReport? known, DateTimeOffset at)
    {
        Rows = StoredEvent.Chain(commit.Report, commit.ExpectedVersion, known?.Head.HashBytes ?? [], commit.Events);
        Head = new HeadRow(
            commit.Head, Rows.IsEmpty ? known?.Head.Hash ?? "" : Encoding.ASCII.GetString(Rows[^1].Hash), Guid.NewGuid().ToString("N"), commit.Guard, commit.Wake,
            [.. (known?.Head.Involved ?? []).Union(commit.Involved.Select(person => person.Value), StringComparer.Ordinal)],
            [.. Rows.Skip(RoomForEvents).SelectMany(row => new[] { row.Type, Encoding.UTF8.GetString(row.Data) })], default);
        Messages = known?.Messages ?? [];

        var head = Head.ToEntity();
        _actions.Add(known is null ? new(TableTransactionActionType.Add, head) : new(TableTransactionActionType.UpdateReplace, head, known.Head.ETag));
        foreach (var row in Rows.Take(RoomForEvents))
            _actions.Add(new(TableTransactionActionType.Add, EventRow.Of(commit.Report, row)));
        Settle(commit);
        if (!commit.Messages.IsEmpty)
            Add(new MessageRow(commit.Messages[0].Key, commit.Guard, at, commit.Messages), commit);
        Limits.Check(commit.Report, _actions);
    }

    /// <summary>The events as rows, those that found no room included.</summary>
    public ImmutableArray<StoredEvent> Rows { get; }

    /// <summary>The head after the commit.</summary>
    public HeadRow Head { get; }

    /// <summary>What waits to be sent after it.</summary>
    public ImmutableArray<MessageRow> Messages { get; private set; }

    /// <summary>What the transaction does.</summary>
    public IReadOnlyList<TableTransactionAction> Actions => _actions;

    private void Add(MessageRow row, Commit commit)
    {
        _actions.Add(new(TableTransactionActionType.Add, row.ToEntity(commit.Report)));
        Messages = Messages.Add(row);
    }

    private void Settle(Commit commit)
    {
        foreach (var row in Messages.Where(row => row.Messages.Any(message => commit.Sent.Contains(message.Key))).ToArray())
        {
            var left = row with { Messages = row.Messages.RemoveAll(message => commit.Sent.Contains(message.Key)) };
            _actions.Add(left.Messages.IsEmpty
                ? new(TableTransactionActionType.Delete, new TableEntity(commit.Report.Value, Layout.Message(row.Key)), ETag.All)
                : new(TableTransactionActionType.UpdateReplace, left.ToEntity(commit.Report), ETag.All));
            Messages = left.Messages.IsEmpty ? Messages.Remove(row) : Messages.Replace(row, left);
        }
    }
}
