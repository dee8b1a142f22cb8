using System.Text.Json;

namespace PdBot.EndToEnd.Tests.Playground;

/// <summary>The bot's answer to a pressed button, as Playground hands it to its page.</summary>
/// <param name="HttpStatus">200; 502 when the bot's answer was no 2xx.</param>
/// <param name="Type">The content type of <paramref name="Value"/>; null for Action.Submit and for failures.</param>
internal sealed record PressAnswer(int HttpStatus, string? Type, JsonElement Value)
{
    /// <summary>The card that replaces the pressed one, or null.</summary>
    public JsonElement? Card => Type == "application/vnd.microsoft.card.adaptive" ? Value : null;

    /// <summary>The message shown under the card, or null.</summary>
    public string? Message => Value.ValueKind switch
    {
        JsonValueKind.String => Value.GetString(),
        JsonValueKind.Object when Card is null => ShownCard.Text(Value, "message"),
        _ => null,
    };

    /// <summary>Everything the answer shows to the person.</summary>
    public string Everything => Card is { } card ? string.Join('\n', ShownCard.Texts(card)) : Message ?? "";
}
