using System.Text.Json;

namespace PdBot.EndToEnd.Tests.Playground;

/// <summary>Reads a card's JSON the way a person reads the card: texts, buttons, inputs.</summary>
internal static class ShownCard
{
    private static readonly HashSet<string> Hidden = ["data", "fallback", "refresh", "requires", "authentication", "msteams"];

    private static readonly HashSet<string> Spoken = ["text", "title", "label"];

    /// <summary>Every text that is on the card, titles of buttons and labels of inputs among them.</summary>
    public static IEnumerable<string> Texts(JsonElement card)
    {
        foreach (var part in Objects(card))
        {
            foreach (var property in part.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.String))
            {
                if (Spoken.Contains(property.Name) || (property.Name == "value" && !part.TryGetProperty("type", out _)))
                {
                    yield return property.Value.GetString()!;
                }
            }
        }
    }

    public static IEnumerable<JsonElement> Actions(JsonElement card) =>
        Objects(card).Where(part => Type(part).StartsWith("Action.", StringComparison.Ordinal));

    /// <summary>The rows of a card that show a text; the card itself when no text is given.</summary>
    public static IEnumerable<JsonElement> Rows(JsonElement card, string? text) => text is null
        ? [card]
        : Objects(card).Where(part => Type(part) == "ColumnSet" && Texts(part).Any(words => words.Contains(text, StringComparison.Ordinal)));

    public static IEnumerable<JsonElement> Inputs(JsonElement card) =>
        Objects(card).Where(part => Type(part).StartsWith("Input.", StringComparison.Ordinal));

    public static string? Title(JsonElement action) => Text(action, "title");

    public static string Type(JsonElement part) => Text(part, "type") ?? "";

    /// <summary>A property's text, or null where the property is missing or is no text.</summary>
    public static string? Text(JsonElement part, string property) =>
        part.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<JsonElement> Objects(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Object => part.EnumerateObject()
            .Where(property => !Hidden.Contains(property.Name))
            .SelectMany(property => Objects(property.Value))
            .Prepend(part),
        JsonValueKind.Array => part.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
