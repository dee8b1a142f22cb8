namespace PdBot.Teams.Cards.Schema;

/// <summary>Elements that belong together.</summary>
/// <param name="Items">The elements.</param>
public sealed record Container(IReadOnlyList<AdaptiveElement> Items) : AdaptiveElement("Container")
{
    /// <summary>Null means the surroundings' style.</summary>
    public ContainerStyle? Style { get; init; }

    /// <summary>Reaches to the card's edges; null means no.</summary>
    public bool? Bleed { get; init; }

    /// <summary>What a press on the container does; null means nothing.</summary>
    public AdaptiveAction? SelectAction { get; init; }
}
