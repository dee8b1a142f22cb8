using System.Text.Json;
using PdBot.Teams.Cards.Schema;

namespace PdBot.Teams.Protocol;

/// <summary>The body that answers an <c>adaptiveCard/action</c>: HTTP 200 always, its own status inside.</summary>
/// <param name="StatusCode">The status inside the body.</param>
/// <param name="Type">The media type that names the kind of value.</param>
/// <param name="Value">A card, a text or an <see cref="InvokeError"/>.</param>
public sealed record AdaptiveCardInvokeResponse(int StatusCode, string Type, object Value)
{
    /// <summary>Replaces the card on the presser's device; others keep seeing the old one until it is updated.</summary>
    public static AdaptiveCardInvokeResponse Card(AdaptiveCard card) => new(200, Attachment.AdaptiveCardType, card);

    /// <summary>A short text beside the card.</summary>
    public static AdaptiveCardInvokeResponse Message(string text) => new(200, "application/vnd.microsoft.activity.message", text);

    /// <summary>The card asked for something that cannot be understood.</summary>
    public static AdaptiveCardInvokeResponse BadRequest(string message) => Error(400, "BadRequest", message);

    /// <summary>PdBot itself failed.</summary>
    public static AdaptiveCardInvokeResponse ServerError(string message) => Error(500, "ServiceError", message);

    /// <summary>The HTTP answer that carries this body.</summary>
    public InvokeResponse ToInvokeResponse() => new(200, JsonSerializer.SerializeToUtf8Bytes(this, CardJson.Context.AdaptiveCardInvokeResponse));

    private static AdaptiveCardInvokeResponse Error(int status, string code, string message) =>
        new(status, "application/vnd.microsoft.error", new InvokeError(code, message));
}
