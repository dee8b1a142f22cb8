namespace PdBot.Teams.Cards.Schema;

/// <summary>Sends <c>adaptiveCard/action</c> and shows the card that comes back.</summary>
/// <param name="Verb">Which action.</param>
public sealed record ActionExecute(string Verb) : AdaptiveAction("Action.Execute")
{
    /// <summary>Sent back with the card's inputs merged in; null means nothing but the inputs.</summary>
    public CardData? Data { get; init; }

    /// <summary>Whether inputs are checked and sent; null means auto.</summary>
    public AssociatedInputs? AssociatedInputs { get; init; }

    /// <summary>What a client shows that does not know Action.Execute.</summary>
    public ActionSubmit? Fallback { get; init; }
}
