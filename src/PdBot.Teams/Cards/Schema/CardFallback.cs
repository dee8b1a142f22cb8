namespace PdBot.Teams.Cards.Schema;

/// <summary>Makes buttons that work on every client: an Action.Execute whose Action.Submit fallback sends the same data.</summary>
public static class CardFallback
{
    /// <summary>
    /// Where the data repeats the verb: an Action.Submit has no verb of its own. No input of a card may have this id.
    /// </summary>
    public const string VerbKey = "verb";

    /// <summary>The button. Put it into an <see cref="ActionSet"/>: elsewhere older clients ignore the fallback.</summary>
    /// <param name="verb">Which action.</param>
    /// <param name="title">What the button says.</param>
    /// <param name="data">What comes back besides the inputs; must not contain <see cref="VerbKey"/>.</param>
    /// <param name="style">The colour; null means default.</param>
    /// <param name="inputs">Whether the card's inputs are checked and sent; null means they are.</param>
    public static ActionExecute Execute(string verb, string title, CardData data, ActionStyle? style = null, AssociatedInputs? inputs = null)
    {
        var both = data.After(VerbKey, verb);
        return new ActionExecute(verb)
        {
            Title = title,
            Style = style,
            Data = both,
            AssociatedInputs = inputs,
            Fallback = new ActionSubmit { Title = title, Style = style, Data = both, AssociatedInputs = inputs },
        };
    }

    /// <summary>The card for a dialog, which knows Action.Submit only: every button is its own fallback, and nothing renews itself.</summary>
    public static AdaptiveCard ForDialog(AdaptiveCard card) => card with
    {
        Refresh = null,
        Body = [.. card.Body.Select(element => element is ActionSet set ? set with { Actions = [.. set.Actions.Select(action => (action as ActionExecute)?.Fallback ?? action)] } : element)],
    };
}
