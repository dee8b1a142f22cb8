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
    /// <summary>What is sent instead when this cannot be; empty for nothing.</summary>
    public IReadOnlyList<Reply> Otherwise { get; init; } = [];
}

/// <summary>The answers that wait to be sent, first come first served.</summary>
public sealed class ReplyQueue
{
    private const int Most = 10_000;

    private readonly Channel<Reply> channel = Channel.CreateBounded<Reply>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Adds an answer; never waits.</summary>
    public void Add(Reply reply) => channel.Writer.TryWrite(reply);

    internal ChannelReader<Reply> Reader => channel.Reader;
}
