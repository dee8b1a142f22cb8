namespace PdBot.Teams.Protocol;

/// <summary>Where to write to: all that must be kept to speak first in a conversation later.</summary>
public sealed record ConversationReference
{
    /// <summary>The Connector's base address; may change, so it is refreshed from every inbound activity.</summary>
    public required string ServiceUrl { get; init; }

    /// <summary>The conversation; its id is never null here.</summary>
    public required ConversationAccount Conversation { get; init; }

    /// <summary>The person, null where the reference was made by creating a conversation.</summary>
    public ChannelAccount? User { get; init; }

    /// <summary>This bot, null where the reference was made by creating a conversation.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>The activity that the reference came from; null when none.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Always <c>msteams</c> in production; null when the sender left it out.</summary>
    public string? ChannelId { get; init; }

    /// <summary>The user's locale (BCP 47), null when unknown.</summary>
    public string? Locale { get; init; }

    /// <summary>The reference of a conversation that the bot created itself.</summary>
    public static ConversationReference To(string serviceUrl, string conversationId, string? tenantId = null) => new()
    {
        ServiceUrl = serviceUrl,
        Conversation = new ConversationAccount { Id = conversationId, TenantId = tenantId },
    };
}
