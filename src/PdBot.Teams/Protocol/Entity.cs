namespace PdBot.Teams.Protocol;

/// <summary>Metadata of an activity: a <c>mention</c> of somebody or the <c>clientInfo</c> of the sender's client.</summary>
public sealed record Entity
{
    /// <summary><c>mention</c>, <c>clientInfo</c>, or something PdBot ignores.</summary>
    public string? Type { get; init; }

    /// <summary>Of a mention: who is meant.</summary>
    public ChannelAccount? Mentioned { get; init; }

    /// <summary>Of a mention: the exact stretch of text; null in some clients when the name holds <c>&amp;</c>.</summary>
    public string? Text { get; init; }

    /// <summary>Of a clientInfo: the client's locale (BCP 47).</summary>
    public string? Locale { get; init; }

    /// <summary>Of a clientInfo: the client's IANA time zone.</summary>
    public string? Timezone { get; init; }

    /// <summary>A mention for a text message; the text must appear in it exactly as here.</summary>
    public static Entity Mention(string id, string name) => new()
    {
        Type = "mention",
        Mentioned = new ChannelAccount { Id = id, Name = name },
        Text = $"<at>{System.Net.WebUtility.HtmlEncode(name)}</at>",
    };
}
