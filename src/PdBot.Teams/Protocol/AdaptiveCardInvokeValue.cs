using System.Text.Json;

namespace PdBot.Teams.Protocol;

/// <summary>The <c>value</c> of an <c>adaptiveCard/action</c> invoke.</summary>
/// <param name="Verb">Which action; never empty.</param>
/// <param name="Data">The action's data with the card's inputs merged in; an empty object when the client sent none.</param>
/// <param name="Trigger"><c>manual</c> for a press, <c>automatic</c> for a refresh; null from clients that do not say.</param>
public sealed record AdaptiveCardInvokeValue(string Verb, JsonElement Data, string? Trigger)
{
    private static readonly JsonElement NoData = JsonDocument.Parse("{}").RootElement;

    /// <summary>Reads the value; null when it is not what the protocol describes.</summary>
    public static AdaptiveCardInvokeValue? Read(JsonElement? value)
    {
        if (value?.Object("action") is not { } action || action.Text("verb") is not { Length: > 0 } verb)
        {
            return null;
        }

        return new AdaptiveCardInvokeValue(verb, action.Object("data") ?? NoData, value.Value.Text("trigger"));
    }
}
