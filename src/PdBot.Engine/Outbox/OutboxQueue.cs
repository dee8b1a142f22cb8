using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Engine.Ports;

namespace PdBot.Engine.Outbox;

/// <summary>The committed messages that wait in this process, most urgent first. The store holds the same list for the next start.</summary>
/// <remarks>
/// One lane for each receiver: what a limit holds back is held as a whole and not tried message by message, so that a long
/// queue for one person costs nothing while it waits. Only what is more urgent is tried all the same: places are kept for it.
/// </remarks>
public sealed class OutboxQueue
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Lane, (Urgency Urgency, long Order)> ready = new();
    private readonly PriorityQueue<(Lane? Lane, Waiting? Message), DateTimeOffset> later = new();
    private readonly Dictionary<(ReportId Report, string Receiver), Queue<Waiting>> behind = [];
    private readonly Dictionary<(ReportId Report, string Receiver, string Slot), int> rewrites = [];
    private readonly HashSet<ReportId> dropped = [];
    private readonly Dictionary<ReportId, HashSet<string>> waitingHere = [];
    private long order;
    private TaskCompletionSource? added;

    /// <summary>How many messages wait.</summary>
    public int Count { get; private set; }

    /// <summary>Completes when something is added or released after this was read.</summary>
    internal Task Added
    {
        get
        {
            lock (gate)
                return (added ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
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

    /// <summary>Adds the messages of one commit.</summary>
    internal void Add(ReportId report, ImmutableArray<OutboxMessage> messages)
    {
        if (messages.IsEmpty)
            return;
        EngineTelemetry.Waiting.Add(messages.Length);
        var step = Activity.Current?.Context ?? default;
        lock (gate)
        {
            foreach (var message in messages)
            {
                Count++;
                (CollectionsMarshal.GetValueRefOrAddDefault(waitingHere, report, out _) ??= []).Add(message.Key);
                if (message.Rewrite)
                    CollectionsMarshal.GetValueRefOrAddDefault(rewrites, (report, message.Receiver, message.Slot), out _)++;
                Enqueue(new Waiting(new PendingMessage(report, message), order++, step));
            }
            if (ready.Count > 0)
                Signal();
        }
    }

    /// <summary>Adds a message that another process left; false when it waits here already.</summary>
    internal bool TryAdd(PendingMessage left)
    {
        lock (gate)
            if (waitingHere.TryGetValue(left.Report, out var keys) && keys.Contains(left.Message.Key))
                return false;
        Add(left.Report, [left.Message]);
        return true;
    }

    /// <summary>Whether anything of a report waits here to be sent.</summary>
    public bool Holds(ReportId report)
    {
        lock (gate)
            return waitingHere.ContainsKey(report);
    }

    /// <summary>Nothing of this report is sent any more: its records, and its messages in the store, are gone.</summary>
    internal void Drop(ReportId report)
    {
        lock (gate)
            dropped.Add(report);
    }

    /// <summary>The next message to attempt now; null when none is due. Messages of one report to one receiver go one after the other.</summary>
    internal Waiting? Take(DateTimeOffset now)
    {
        lock (gate)
        {
            while (later.TryPeek(out _, out var due) && due <= now)
                Resume(later.Dequeue());
            while (ready.TryDequeue(out var lane, out var place))
            {
                if (lane.IsHeld || lane.Place != place)
                    continue;
                var waiting = lane.Messages.Dequeue();
                Show(lane);
                if (dropped.Contains(waiting.Pending.Report))
                {
                    Forget(waiting.Pending.Report, waiting.Pending.Message.Key);
                    continue;
                }
                if (!behind.TryGetValue(waiting.Key, out var line))
                {
                    behind.Add(waiting.Key, new Queue<Waiting>());
                    return waiting;
                }
                line.Enqueue(waiting);
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

    /// <summary>The message was sent, or never will be: the next one to the same receiver may go. It counts as waiting until the log has it.</summary>
    /// <returns>How many messages of its report wait.</returns>
    internal int Sent(Waiting waiting)
    {
        lock (gate)
        {
            if (waiting.Pending.Message.Rewrite && --CollectionsMarshal.GetValueRefOrNullRef(rewrites, waiting.Card) == 0)
                rewrites.Remove(waiting.Card);
            Release(waiting);
            Signal();
            return waitingHere.TryGetValue(waiting.Pending.Report, out var keys) ? keys.Count : 0;
        }
    }

    /// <summary>The log has what came of the message.</summary>
    internal void Settled(ReportId report, string message)
    {
        lock (gate)
            Forget(report, message);
    }

    /// <summary>The message waits until an instant; those of its report behind it wait with it.</summary>
    internal void Postpone(Waiting waiting, DateTimeOffset until)
    {
        lock (gate)
        {
            later.Enqueue((null, waiting), until);
            Signal();
        }
    }

    /// <summary>Nothing that is no more urgent goes to this receiver until an instant; the message keeps its place.</summary>
    internal void Hold(Waiting waiting, DateTimeOffset until)
    {
        lock (gate)
        {
            var lane = LaneOf(waiting);
            var urgency = waiting.Pending.Message.Urgency;
            if (lane.Held is not { } held || urgency < held)
            {
                later.Enqueue((lane, null), until);
                lane.Held = urgency;
            }
            Enqueue(waiting);
            Release(waiting);
            Signal();
        }
    }

    private void Forget(ReportId report, string message)
    {
        if (!waitingHere.TryGetValue(report, out var keys) || !keys.Remove(message))
            return;
        Count--;
        EngineTelemetry.Waiting.Add(-1);
        if (keys.Count == 0)
            waitingHere.Remove(report);
    }

    private void Resume((Lane? Lane, Waiting? Message) due)
    {
        if (due.Message is { } message)
        {
            Enqueue(message);
            Release(message);
        }
        else if (due.Lane is { } lane)
        {
            lane.Held = null;
            Show(lane);
        }
    }

    private void Enqueue(Waiting waiting)
    {
        var lane = LaneOf(waiting);
        lane.Messages.Enqueue(waiting, (waiting.Pending.Message.Urgency, waiting.Order));
        if (lane.Place.Order == waiting.Order)
            Show(lane);
    }

    private void Release(Waiting waiting)
    {
        if (behind.Remove(waiting.Key, out var line))
            foreach (var next in line)
                Enqueue(next);
    }

    /// <summary>Lists the lane under its first message. Places are unique: an entry for another place is out of date.</summary>
    private void Show(Lane lane)
    {
        if (lane.Messages.Count == 0)
            lanes.Remove(lane.Receiver);
        else if (!lane.IsHeld)
            ready.Enqueue(lane, lane.Place);
    }

    private Lane LaneOf(Waiting waiting)
    {
        var receiver = waiting.Pending.Message.Receiver;
        if (!lanes.TryGetValue(receiver, out var lane))
            lanes[receiver] = lane = new Lane(receiver);
        return lane;
    }

    private void Signal()
    {
        added?.SetResult();
        added = null;
    }
}
