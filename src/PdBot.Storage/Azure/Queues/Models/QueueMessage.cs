using System.Xml.Linq;

namespace Azure.Storage.Queues.Models;

/// <summary>A message that was taken.</summary>
internal sealed class QueueMessage
{
    private QueueMessage(XElement message)
    {
        (MessageId, PopReceipt, MessageText) = (message.Text("MessageId"), message.Text("PopReceipt"), message.Text("MessageText"));
        (InsertedOn, ExpiresOn, NextVisibleOn) = (message.Instant("InsertionTime"), message.Instant("ExpirationTime"), message.Instant("TimeNextVisible"));
        DequeueCount = message.Number("DequeueCount");
    }

    /// <summary>The message.</summary>
    public string MessageId { get; }

    /// <summary>Who has it may update and delete the message, until it is taken again.</summary>
    public string PopReceipt { get; }

    /// <summary>What it says.</summary>
    public string MessageText { get; }

    /// <summary>How often it was taken, this time included.</summary>
    public long DequeueCount { get; }

    /// <summary>When it was put in.</summary>
    public DateTimeOffset? InsertedOn { get; }

    /// <summary>When it is dropped unread; in the year 9999 for never.</summary>
    public DateTimeOffset? ExpiresOn { get; }

    /// <summary>When others get it, if it is not deleted before.</summary>
    public DateTimeOffset? NextVisibleOn { get; }

    /// <summary>Reads a message of an answer.</summary>
    internal static QueueMessage Of(XElement message) => new(message);
}
