using System.Text.Json;

namespace PdBot.Testing;

/// <summary>A message as people see it now.</summary>
/// <param name="ConversationId">Where.</param>
/// <param name="ActivityId">Its id.</param>
/// <param name="Person">Who sees it in a 1:1 conversation; null in others.</param>
/// <param name="Content">The newest content.</param>
/// <param name="Version">1 when posted, one more with every update.</param>
/// <param name="Deleted">It was taken back.</param>
public sealed record ShownActivity(string ConversationId, string ActivityId, string? Person, JsonElement Content, int Version, bool Deleted)
{
    /// <summary>In a channel or group chat: the only one who sees it (<c>29:…</c>); null when all do.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>The card in it; null for a text.</summary>
    public JsonElement? Card =>
        Content.TryGetProperty("attachments", out var attachments) && attachments.GetArrayLength() > 0
            ? attachments[0].GetProperty("content")
            : null;

    /// <summary>Everything in it as JSON, to look for words in.</summary>
    public string Json => Content.GetRawText();
}
