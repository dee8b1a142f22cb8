namespace PdBot.Domain.Delivery;

/// <summary>A card that stands in a conversation and can be rewritten.</summary>
/// <param name="Message">The key of the message that brought it.</param>
/// <param name="Slot">Which card it is.</param>
/// <param name="Receiver">The person, or the channel.</param>
/// <param name="Kind">What it carries.</param>
/// <param name="Level">The level, or -1.</param>
/// <param name="Conversation">Where it stands.</param>
/// <param name="Activity">Its id there.</param>
/// <param name="ServiceUrl">The Connector's address.</param>
public sealed record SentCard(string Message, string Slot, string Receiver, MessageKind Kind, int Level, string Conversation, string Activity, string ServiceUrl);
