using System.Text.Json;

namespace PdBot.Teams.Protocol;

/// <summary>One message, invoke or event of the Bot Framework protocol; only the members that PdBot reads.</summary>
/// <remarks>
/// Everything but <see cref="Type"/> may be null: the sender is a stranger until the host has checked its token.
/// Time stamps are left out on purpose: a sender's clock decides nothing here.
/// </remarks>
public sealed record Activity
{
    /// <summary>See <see cref="ActivityTypes"/>; never null or empty after parsing.</summary>
    public string Type { get; init; } = "";

    /// <summary>The id within the conversation; a re-sent activity has the same id.</summary>
    public string? Id { get; init; }

    /// <summary>The name of an invoke, see <see cref="InvokeNames"/>.</summary>
    public string? Name { get; init; }

    /// <summary><c>msteams</c>; the host refuses anything else, null included.</summary>
    public string? ChannelId { get; init; }

    /// <summary>The Connector to answer to; the host compares it with the token's claim.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The sender.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>The bot.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>The conversation.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>Typed text as it came, see <c>Inbound.CommandText</c>; null for an Action.Submit.</summary>
    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>; null means markdown.</summary>
    public string? TextFormat { get; init; }

    /// <summary>The sender's locale (BCP 47); see also <see cref="ActivityReading.UserLocale"/>.</summary>
    public string? Locale { get; init; }

    /// <summary>The sender's IANA time zone.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>The activity answered to; on a card action the card's own activity id.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>Of an installationUpdate: <c>add</c>, <c>add-upgrade</c>, <c>remove</c> or <c>remove-upgrade</c>.</summary>
    public string? Action { get; init; }

    /// <summary>Of a conversationUpdate: who joined; the bot itself may be among them.</summary>
    public IReadOnlyList<ChannelAccount?>? MembersAdded { get; init; }

    /// <summary>Of a conversationUpdate: who left.</summary>
    public IReadOnlyList<ChannelAccount?>? MembersRemoved { get; init; }

    /// <summary>Mentions and client information.</summary>
    public IReadOnlyList<Entity?>? Entities { get; init; }

    /// <summary>Attachments.</summary>
    public IReadOnlyList<Attachment?>? Attachments { get; init; }

    /// <summary>The arguments of an invoke or the values of an Action.Submit, uninterpreted.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Teams' own additions (tenant, team, channel), uninterpreted.</summary>
    public JsonElement? ChannelData { get; init; }
}
