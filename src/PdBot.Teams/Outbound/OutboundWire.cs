using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Outbound;

/// <summary>An <see cref="OutboundActivity"/> as the Connector reads it.</summary>
internal sealed record OutboundWire(
    string Type,
    string? Text,
    string? TextFormat,
    string? Summary,
    IReadOnlyList<OutboundWire.CardAttachment>? Attachments,
    IReadOnlyList<Entity>? Entities,
    ChannelAccount? Recipient,
    OutboundWire.AlertData? ChannelData)
{
    public static OutboundWire From(OutboundActivity activity) => new(
        ActivityTypes.Message,
        activity.Text,
        activity.Text is null ? null : "plain",
        activity.Summary,
        activity.Card is null ? null : [new CardAttachment(Attachment.AdaptiveCardType, activity.Card)],
        activity.Entities,
        activity.TargetedAt,
        activity.Alert ? new AlertData(new Notification(true)) : null);

    internal sealed record CardAttachment(string ContentType, AdaptiveCard Content);

    internal sealed record AlertData(Notification Notification);

    internal sealed record Notification(bool Alert);
}
