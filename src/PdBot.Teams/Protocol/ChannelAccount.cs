namespace PdBot.Teams.Protocol;

/// <summary>A person or bot on a channel.</summary>
public sealed record ChannelAccount
{
    /// <summary><c>29:…</c> for people and <c>28:…</c> for bots; bound to one bot, of no use to another.</summary>
    public string? Id { get; init; }

    /// <summary>The name shown; null when Teams left it out.</summary>
    public string? Name { get; init; }

    /// <summary>The Entra object id; the only identity that rights are given to. Null for bots and guests without one.</summary>
    public string? AadObjectId { get; init; }

    /// <summary>On a recipient: the message was seen by the bot alone and its answer should be too. Null means no.</summary>
    public bool? IsTargeted { get; init; }
}
