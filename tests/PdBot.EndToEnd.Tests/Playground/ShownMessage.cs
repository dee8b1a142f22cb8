using System.Text.Json;

namespace PdBot.EndToEnd.Tests.Playground;

/// <summary>A message as the person sees it now.</summary>
/// <param name="ConversationId">The conversation the message stands in: the personal chat, a channel post, or a chat the bot created.</param>
/// <param name="Text">Null for a message that is a card only.</param>
/// <param name="Revision">0 when sent, one more each time the bot rewrote it or answered a press with a card.</param>
internal sealed record ShownMessage(string Id, string ConversationId, string? Text, IReadOnlyList<JsonElement> Cards, int Revision)
{
    /// <summary>The message's text and everything its cards show, in reading order, one line each.</summary>
    public string Everything => string.Join('\n', [Text ?? "", .. Cards.SelectMany(ShownCard.Texts)]);

    public bool Shows(string text) => Everything.Contains(text, StringComparison.Ordinal);

    /// <summary>Whether a card of the message offers a button with this title.</summary>
    public bool Offers(string title) => Cards.Any(card => ShownCard.Actions(card).Any(action => ShownCard.Title(action) == title));
}
