using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>A card of Adaptive Cards 1.5, the newest version that Teams shows; declaring more breaks it.</summary>
public sealed record AdaptiveCard
{
    /// <summary>Always <c>AdaptiveCard</c>.</summary>
    [JsonPropertyOrder(-10)]
    public string Type { get; } = "AdaptiveCard";

    /// <summary>The schema's address.</summary>
    [JsonPropertyName("$schema"), JsonPropertyOrder(-9)]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    /// <summary>Always <c>1.5</c>.</summary>
    [JsonPropertyOrder(-8)]
    public string Version { get; } = "1.5";

    /// <summary>What is shown, from top to bottom.</summary>
    public IReadOnlyList<AdaptiveElement> Body { get; init; } = [];

    /// <summary>The bar of actions at the foot. Actions with a fallback belong in an <see cref="ActionSet"/> of the body instead.</summary>
    public IReadOnlyList<AdaptiveAction>? Actions { get; init; }

    /// <summary>What a client shows that cannot show the card.</summary>
    public string? FallbackText { get; init; }

    /// <summary>BCP 47, used by <c>{{DATE}}</c> and <c>{{TIME}}</c>; null means the client's own.</summary>
    public string? Lang { get; init; }

    /// <summary>Lets the card renew itself for up to 60 people.</summary>
    public Refresh? Refresh { get; init; }

    /// <summary>Teams' own additions: full width, mentions.</summary>
    public MsTeams? Msteams { get; init; }
}
