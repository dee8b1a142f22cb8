namespace PdBot.Teams.Cards.Schema;

/// <summary>Sends a message whose <c>value</c> is the data with the card's inputs merged in. Shows no new card by itself.</summary>
public sealed record ActionSubmit() : AdaptiveAction("Action.Submit")
{
    /// <summary>Sent back with the card's inputs merged in; null means nothing but the inputs.</summary>
    public CardData? Data { get; init; }

    /// <summary>Whether inputs are checked and sent; null means auto.</summary>
    public AssociatedInputs? AssociatedInputs { get; init; }
}
