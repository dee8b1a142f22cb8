using System.Text.Json;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Outbound;

/// <summary>A message to send: a text or a card, never both.</summary>
/// <remarks>Teams splits text with a card into two messages and then returns no id, so the two cannot be put together here.</remarks>
public sealed record OutboundActivity
{
    private OutboundActivity()
    {
    }

    /// <summary>The text; null when there is a card.</summary>
    public string? Text { get; private init; }

    /// <summary>The card; null when there is a text.</summary>
    public AdaptiveCard? Card { get; private init; }

    /// <summary>What the toast says; null lets Teams make one up from the content. No personal data: it shows on locked screens.</summary>
    public string? Summary { get; init; }

    /// <summary>Ask for a toast in the activity feed.</summary>
    public bool Alert { get; init; }

    /// <summary>Mentions in the text.</summary>
    public IReadOnlyList<Entity>? Entities { get; init; }

    /// <summary>In a channel or group chat: the only one who sees it (<c>29:…</c>). Null: everyone there.</summary>
    public ChannelAccount? TargetedAt { get; init; }

    /// <summary>A message of plain text.</summary>
    public static OutboundActivity OfText(string text) => new() { Text = text };

    /// <summary>A message that is a card.</summary>
    public static OutboundActivity OfCard(AdaptiveCard card, string? summary = null) => new() { Card = card, Summary = summary };

    /// <summary>The request body in UTF-8.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(OutboundWire.From(this), CardJson.Context.OutboundWire);
}
