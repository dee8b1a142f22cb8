using System.Threading.Channels;
using PdBot.Domain;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Outbound;

/// <summary>An answer to what someone typed. Not part of any report: if the program dies before it is sent, the person asks again.</summary>
/// <param name="Person">Who asked.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Conversation">Where to; an empty conversation id means the person's 1:1 chat, still to be opened.</param>
/// <param name="Activity">What to say.</param>
/// <param name="Replaces">The activity to rewrite; null to send a new one.</param>
public sealed record Reply(PersonId Person, string Tenant, ConversationReference Conversation, OutboundActivity Activity, string? Replaces)
{
    /// <summary>The answers to one chat go one after the other.</summary>
    internal string Lane => Conversation.Conversation.Id is { Length: > 0 } id ? id : Person.Value;

    /// <summary>Told when Teams has taken or refused it, or it gave way to others; null when nobody wants to know.</summary>
    public Action? Settled { get; init; }

    /// <summary>What is sent instead when this cannot be; empty for nothing.</summary>
    public IReadOnlyList<Reply> Otherwise { get; init; } = [];
}

/// <summary>The answers that wait to be sent: one lane for each chat, so that nobody waits for a chat that Teams' limits hold up.</summary>
public sealed class ReplyQueue
{
    /// <summary>Whoever types faster than Teams lets the bot answer gets the newest answers.</summary>
    private const int MostOfLane = 20;

    /// <summary>Of all lanes: what Teams lets a tenant have in 40 s.</summary>
    private const int Most = 2_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedList<Reply>> lanes = new(StringComparer.Ordinal);
    private readonly Channel<string> ready = Channel.CreateUnbounded<string>();

    /// <summary>How many answers wait.</summary>
    public int Count { get; private set; }

    /// <summary>The lanes whose first answer may be tried; one that was read is the reader's until <see cref="Release"/>.</summary>
    internal ChannelReader<string> Ready => ready.Reader;

    /// <summary>Adds an answer; never waits.</summary>
    public void Add(Reply reply)
    {
        lock (gate)
        {
            // When all lanes together are full, the fullest gives way: who floods, never who asked once.
            if (Count >= Most && lanes.Values.MaxBy(others => others.Count) is { } fullest)
                Drop(fullest)?.Settled?.Invoke();
            Count++;
            if (lanes.TryGetValue(reply.Lane, out var lane))
            {
                lane.AddLast(reply);
                if (lane.Count > MostOfLane)
                    Drop(lane)?.Settled?.Invoke();
                return;
            }
            lanes[reply.Lane] = new LinkedList<Reply>([reply]);
        }
        ready.Writer.TryWrite(reply.Lane);
    }

    /// <summary>The first answer of a lane; null when there is none.</summary>
    internal Reply? Peek(string lane)
    {
        lock (gate)
            return lanes.GetValueOrDefault(lane)?.First?.Value;
    }

    /// <summary>Takes the first answer of a lane; null when there is none.</summary>
    internal Reply? Take(string lane)
    {
        lock (gate)
        {
            return lanes.TryGetValue(lane, out var replies) ? Drop(replies) : null;
        }
    }

    private Reply? Drop(LinkedList<Reply> lane)
    {
        if (lane.First is not { } first)
            return null;
        lane.RemoveFirst();
        Count--;
        return first.Value;
    }

    /// <summary>Gives a lane back: its next answer may be tried, or it is over.</summary>
    internal void Release(string lane)
    {
        lock (gate)
            if (lanes.TryGetValue(lane, out var replies) && replies.Count == 0)
            {
                lanes.Remove(lane);
                return;
            }
        ready.Writer.TryWrite(lane);
    }
}
