using System.Text.Json;
using System.Text.Json.Nodes;

namespace PdBot.EndToEnd.Tests.Playground;

/// <summary>What a client sends when a button is pressed: the button's data with the values of the card's inputs.</summary>
internal static class CardForm
{
    /// <param name="entered">Values by input id; inputs not named keep the value that the card gives them.</param>
    /// <exception cref="InvalidOperationException">A client would not have let this through: no such input, a required one empty, no such choice.</exception>
    public static JsonObject Fill(JsonElement card, JsonElement action, IReadOnlyDictionary<string, string> entered)
    {
        var filled = action.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? JsonObject.Create(data)!
            : [];
        if (ShownCard.Text(action, "associatedInputs") == "none")
        {
            return filled;
        }

        var inputs = ShownCard.Inputs(card).ToDictionary(input => ShownCard.Text(input, "id") ?? "");
        if (entered.Keys.FirstOrDefault(id => !inputs.ContainsKey(id)) is { } unknown)
        {
            throw new InvalidOperationException($"The card has no input '{unknown}', only: {string.Join(", ", inputs.Keys)}");
        }

        foreach (var (id, input) in inputs)
        {
            var value = entered.GetValueOrDefault(id) ?? Preset(input);
            Check(id, input, value);
            if (value is not null)
            {
                filled[id] = value;
            }
        }

        return filled;
    }

    private static string? Preset(JsonElement input) =>
        input.TryGetProperty("value", out var value) ? value.ToString() : null;

    private static void Check(string id, JsonElement input, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            if (input.TryGetProperty("isRequired", out var required) && required.ValueKind == JsonValueKind.True)
            {
                throw new InvalidOperationException($"Input '{id}' must be filled: {ShownCard.Text(input, "errorMessage")}");
            }

            return;
        }

        if (ShownCard.Type(input) == "Input.ChoiceSet" && input.TryGetProperty("choices", out var choices))
        {
            var offered = choices.EnumerateArray().Select(choice => ShownCard.Text(choice, "value")).ToHashSet();
            if (offered.Count > 0 && !value.Split(',').All(offered.Contains))
            {
                throw new InvalidOperationException($"Input '{id}' offers {string.Join(", ", offered)}, not {value}");
            }
        }
    }
}
