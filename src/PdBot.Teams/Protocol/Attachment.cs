using System.Text.Json;

namespace PdBot.Teams.Protocol;

/// <summary>Something attached to an inbound activity; Teams sends the HTML form of typed text this way.</summary>
public sealed record Attachment
{
    /// <summary>The media type of an Adaptive Card in an activity and in an invoke's answer.</summary>
    public const string AdaptiveCardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>The media type; null when the sender left it out.</summary>
    public string? ContentType { get; init; }

    /// <summary>The content, uninterpreted.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>A file name; null when none.</summary>
    public string? Name { get; init; }
}
