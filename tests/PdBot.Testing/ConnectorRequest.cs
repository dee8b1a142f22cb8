using System.Text.Json;

namespace PdBot.Testing;

/// <summary>A request that the loopback Connector received.</summary>
/// <param name="Number">Counts from 1 in the order of arrival.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query as they came, still escaped.</param>
/// <param name="Authorization">The header; null when none was sent.</param>
/// <param name="ConversationId">The conversation, also the one just created; null when none is named.</param>
/// <param name="ActivityId">The activity posted, updated or deleted; null when none was.</param>
/// <param name="Person">The only other member of a conversation created here; null elsewhere.</param>
/// <param name="Body">The JSON; undefined kind when there was none.</param>
/// <param name="Status">What was answered; 0 for a broken connection, -1 for none.</param>
public sealed record ConnectorRequest(
    int Number,
    string Method,
    string Path,
    string? Authorization,
    string? ConversationId,
    string? ActivityId,
    string? Person,
    JsonElement Body,
    int Status)
{
    /// <summary>It was taken: something was created, posted, updated or deleted and the sender knows.</summary>
    public bool Taken => Status is >= 200 and < 300;
}
