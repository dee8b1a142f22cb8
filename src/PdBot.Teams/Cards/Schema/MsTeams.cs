using PdBot.Teams.Protocol;

namespace PdBot.Teams.Cards.Schema;

/// <summary>Teams' own additions at the root of a card.</summary>
public sealed record MsTeams
{
    /// <summary>A card as wide as the conversation.</summary>
    public static MsTeams FullWidth { get; } = new() { Width = "full" };

    /// <summary><c>full</c>, or null for the default width.</summary>
    public string? Width { get; init; }

    /// <summary>Mentions; each one's text must stand in the card exactly as in the entity.</summary>
    public IReadOnlyList<Entity>? Entities { get; init; }
}
