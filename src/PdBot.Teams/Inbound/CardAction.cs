using System.Text.Json;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Inbound;

/// <summary>A press on a card's button, in whichever of its two forms it came.</summary>
/// <param name="Verb">Which action; never empty. Comes from outside, so check it.</param>
/// <param name="Data">The action's data and the card's inputs, all from outside; an object, perhaps empty.</param>
/// <param name="ReplyToId">The card's activity id; null from clients that do not say.</param>
public sealed record CardAction(string Verb, JsonElement Data, string? ReplyToId)
{
    /// <summary>The client asked by itself (<c>refresh</c>), nobody pressed.</summary>
    public bool IsRefresh { get; init; }

    /// <summary>It came as an invoke, whose answer may carry a card; an Action.Submit gets its card by an update.</summary>
    public bool IsInvoke { get; init; }

    /// <summary>Reads an <c>adaptiveCard/action</c> invoke or the message of an Action.Submit; null when it is neither.</summary>
    public static CardAction? Read(Activity activity) => activity switch
    {
        { Type: ActivityTypes.Invoke, Name: InvokeNames.AdaptiveCardAction } => FromInvoke(activity),
        { Type: ActivityTypes.Message, Value: { } value } when value.Text(CardFallback.VerbKey) is { Length: > 0 } verb =>
            new CardAction(verb, value, activity.ReplyToId),
        _ => null,
    };

    /// <summary>A value that came back, as text; null when absent or no text. Numbers and booleans are given as written.</summary>
    public string? Value(string name) =>
        Data.Text(name) ?? (Data.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? member.GetRawText()
            : null);

    private static CardAction? FromInvoke(Activity activity) =>
        AdaptiveCardInvokeValue.Read(activity.Value) is { } value
            ? new CardAction(value.Verb, value.Data, activity.ReplyToId) { IsInvoke = true, IsRefresh = value.Trigger == "automatic" }
            : null;
}
