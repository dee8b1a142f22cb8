namespace PdBot.Teams.Outbound;

/// <summary>One request, ready to go to whichever host turns out to be right.</summary>
/// <param name="Operation">What is done.</param>
/// <param name="ServiceUrl">The base address, as stored.</param>
/// <param name="ConversationId">The conversation; null while it is being created.</param>
/// <param name="Path">Path and query below the base address, escaped.</param>
/// <param name="Body">JSON; null for none.</param>
internal sealed record ConnectorCall(ConnectorOperation Operation, string ServiceUrl, string? ConversationId, string Path, byte[]? Body);
