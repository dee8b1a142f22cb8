using PdBot.Domain.Reports;

namespace PdBot.Domain.Delivery;

/// <summary>A card reached the receiver's conversation.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Message">The key of the outbox message.</param>
/// <param name="Kind">What it carries.</param>
/// <param name="Slot">Which card it is.</param>
/// <param name="Receiver">The person, or the channel.</param>
/// <param name="Level">The level, or -1.</param>
/// <param name="Conversation">The conversation id.</param>
/// <param name="Activity">The activity id under which it can be rewritten; empty when the Connector gave none.</param>
/// <param name="ServiceUrl">The Connector's address.</param>
/// <param name="Shows">The version of the report that the card shows.</param>
public sealed record CardDelivered(
    DateTimeOffset At, string Message, MessageKind Kind, string Slot, string Receiver, int Level,
    string Conversation, string Activity, string ServiceUrl, long Shows) : ReportEvent(At)
{
    /// <inheritdoc/>
    public override bool IsVisible => false;
}

/// <summary>A card could not be delivered, or a delivered one could not be rewritten.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Message">The key of the outbox message.</param>
/// <param name="Slot">Which card it is.</param>
/// <param name="Receiver">The person, or the channel.</param>
/// <param name="Rewrite">True when it was a rewriting; then the card is given up.</param>
/// <param name="Evidence">What the Connector said, such as <c>403 BotNotInConversationRoster</c>.</param>
public sealed record CardFailed(DateTimeOffset At, string Message, string Slot, string Receiver, bool Rewrite, string Evidence) : ReportEvent(At)
{
    /// <inheritdoc/>
    public override bool IsVisible => false;
}
