using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;
using PdBot.Teams.Inbound;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Outbound;

/// <summary>Tells the executive group about the bot itself, past log and outbox, which may be what is broken. Best effort: nothing is kept, nobody is passed over.</summary>
public sealed class ExecutiveNews(AddressBook addresses, ReplyQueue replies)
{
    /// <summary>Tells the channel, and every member whom the bot has met, each in the own language. Waits for nothing: what is not sent when the process dies is gone.</summary>
    /// <returns>How many conversations it goes to.</returns>
    public async Task<int> TellAsync(Organisation organisation, LocalizedText text, CancellationToken cancellationToken) =>
        (await QueueAsync(organisation, text, cancellationToken).ConfigureAwait(false)).Count;

    /// <summary>The same, and comes back when Teams has taken or refused every message.</summary>
    /// <returns>How many conversations it went to.</returns>
    public async Task<int> DeliverAsync(Organisation organisation, LocalizedText text, CancellationToken cancellationToken)
    {
        var sent = await QueueAsync(organisation, text, cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(sent).WaitAsync(cancellationToken).ConfigureAwait(false);
        return sent.Count;
    }

    private async Task<List<Task>> QueueAsync(Organisation organisation, LocalizedText text, CancellationToken cancellationToken)
    {
        var sent = new List<Task>();
        var tenant = organisation.Tenants[0];
        if (organisation.ExecutiveGroup.Channel is { } channel && await addresses.FindServiceUrlAsync(tenant, cancellationToken).ConfigureAwait(false) is { } connector)
            sent.Add(Queue(new PersonId(channel), tenant, connector, channel, $"{text.ZhTw}\n\n{text.En}"));
        foreach (var member in organisation.ExecutiveGroup.Members)
            if (await addresses.FindAsync(member, cancellationToken).ConfigureAwait(false) is { Conversation.Length: > 0 } known)
                sent.Add(Queue(member, known.Tenant, known.ServiceUrl, known.Conversation, text.For(known.Language)));
        return sent;
    }

    private Task Queue(PersonId person, string tenant, string serviceUrl, string conversation, string text)
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        replies.Add(new Reply(person, tenant, ConversationReference.To(serviceUrl, conversation, tenant), OutboundActivity.OfText(text), null) { Settled = () => settled.TrySetResult() });
        return settled.Task;
    }
}
