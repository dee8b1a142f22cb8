using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Engine.Ports;

namespace PdBot.Engine.Outbox;

/// <summary>The committed messages that wait in this process, most urgent first. The store holds the same list for the next start.</summary>
public sealed class OutboxQueue
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<Waiting, (Urgency Urgency, long Order)> ready = new();
    private readonly PriorityQueue<Waiting, DateTimeOffset> later = new();
    private readonly Dictionary<(ReportId Report, string Receiver), Queue<Waiting>> behind = [];
    private readonly Dictionary<(ReportId Report, string Receiver, string Slot), int> rewrites = [];
    private long order;
    private TaskCompletionSource added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many messages wait.</summary>
    public int Count { get; private set; }

    /// <summary>Completes when something is added after this was read.</summary>
    internal Task Added
    {
        get
        {
            lock (gate)
                return added.Task;
        }
    }

    /// <summary>Adds the messages of one commit.</summary>
    internal void Add(ReportId report, ImmutableArray<OutboxMessage> messages)
    {
        if (messages.IsEmpty)
            return;
        lock (gate)
        {
            foreach (var message in messages)
            {
                Count++;
                if (message.Rewrite)
                    CollectionsMarshal.GetValueRefOrAddDefault(rewrites, (report, message.Receiver, message.Slot), out _)++;
                ready.Enqueue(new Waiting(new PendingMessage(report, message)), (message.Urgency, order++));
            }
            Signal();
        }
    }

    /// <summary>The next message to attempt now; null when none is due. Messages of one report to one receiver go one after the other.</summary>
    internal Waiting? Take(DateTimeOffset now)
    {
        lock (gate)
        {
            while (later.TryPeek(out _, out var due) && due <= now)
                Enqueue(later.Dequeue());
            while (ready.TryDequeue(out var waiting, out _))
            {
                if (behind.TryGetValue(waiting.Key, out var line))
                {
                    line.Enqueue(waiting);
                    continue;
                }
                behind.Add(waiting.Key, new Queue<Waiting>());
                return waiting;
            }
            return null;
        }
    }

    /// <summary>Whether a later rewriting of the same card waits, so that this one need not be sent: a card is drawn from the report as it then is.</summary>
    internal bool IsSuperseded(Waiting waiting)
    {
        lock (gate)
            return waiting.Pending.Message.Rewrite && rewrites.GetValueOrDefault(waiting.Card) > 1;
    }

    /// <summary>When the earliest postponed message is due; null when none is postponed.</summary>
    internal DateTimeOffset? NextDue
    {
        get
        {
            lock (gate)
                return later.TryPeek(out _, out var due) ? due : null;
        }
    }

    /// <summary>The message is settled in the log: the next one to the same receiver may go.</summary>
    internal void Done(Waiting waiting)
    {
        lock (gate)
        {
            Count--;
            if (waiting.Pending.Message.Rewrite && --CollectionsMarshal.GetValueRefOrNullRef(rewrites, waiting.Card) == 0)
                rewrites.Remove(waiting.Card);
            Release(waiting);
        }
    }

    /// <summary>The message waits until an instant; those behind it wait with it.</summary>
    internal void Postpone(Waiting waiting, DateTimeOffset until)
    {
        lock (gate)
        {
            later.Enqueue(waiting, until);
            Signal();
        }
    }

    private void Enqueue(Waiting waiting)
    {
        // A postponed message still holds its place before those behind it.
        var line = behind.GetValueOrDefault(waiting.Key);
        behind.Remove(waiting.Key);
        ready.Enqueue(waiting, (waiting.Pending.Message.Urgency, -1));
        if (line is not null)
            foreach (var next in line)
                ready.Enqueue(next, (next.Pending.Message.Urgency, order++));
    }

    private void Release(Waiting waiting)
    {
        if (behind.Remove(waiting.Key, out var line))
            foreach (var next in line)
                ready.Enqueue(next, (next.Pending.Message.Urgency, order++));
        Signal();
    }

    private void Signal()
    {
        var signal = added;
        added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        signal.SetResult();
    }

    /// <summary>A message and what was tried with it in this process.</summary>
    internal sealed class Waiting(PendingMessage pending)
    {
        public PendingMessage Pending { get; } = pending;

        public (ReportId Report, string Receiver) Key => (Pending.Report, Pending.Message.Receiver);

        public (ReportId Report, string Receiver, string Slot) Card => (Pending.Report, Pending.Message.Receiver, Pending.Message.Slot);

        public int Attempts { get; set; }

        public DateTimeOffset? FirstAttempt { get; set; }
    }
}
