using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;
using PdBot.Teams.Inbound;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Outbound;

/// <summary>Tells the executive group about the bot itself, past log and outbox, which may be what is broken. Best effort: nothing is kept, nobody is passed over.</summary>
public sealed class ExecutiveNews(AddressBook addresses, ReplyQueue replies)
{
    /// <summary>Tells the channel, and every member whom the bot has met, each in the own language.</summary>
    /// <returns>How many conversations it goes to.</returns>
    public async Task<int> TellAsync(Organisation organisation, LocalizedText text, CancellationToken cancellationToken)
    {
        var told = 0;
        var tenant = organisation.Tenants[0];
        if (organisation.ExecutiveGroup.Channel is { } channel && await addresses.FindServiceUrlAsync(tenant, cancellationToken).ConfigureAwait(false) is { } connector)
            told += Add(new PersonId(channel), tenant, connector, channel, $"{text.ZhTw}\n\n{text.En}");
        foreach (var member in organisation.ExecutiveGroup.Members)
            if (await addresses.FindAsync(member, cancellationToken).ConfigureAwait(false) is { Conversation.Length: > 0 } known)
                told += Add(member, known.Tenant, known.ServiceUrl, known.Conversation, text.For(known.Language));
        return told;
    }

    private int Add(PersonId person, string tenant, string serviceUrl, string conversation, string text)
    {
        replies.Add(new Reply(person, tenant, ConversationReference.To(serviceUrl, conversation, tenant), OutboundActivity.OfText(text), null));
        return 1;
    }
}
