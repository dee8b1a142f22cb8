namespace PdBot.Teams.Cards.Schema;

/// <summary>Unfolds a card below the button.</summary>
/// <param name="Card">The card unfolded.</param>
public sealed record ActionShowCard(AdaptiveCard Card) : AdaptiveAction("Action.ShowCard");
