using System.Xml.Linq;

namespace Azure.Storage.Queues.Models;

/// <summary>A message that was looked at and not taken.</summary>
internal sealed class PeekedMessage
{
    private PeekedMessage(XElement message)
    {
        (MessageId, MessageText, DequeueCount) = (message.Text("MessageId"), message.Text("MessageText"), message.Number("DequeueCount"));
        (InsertedOn, ExpiresOn) = (message.Instant("InsertionTime"), message.Instant("ExpirationTime"));
    }

    /// <summary>The message.</summary>
    public string MessageId { get; }

    /// <summary>What it says.</summary>
    public string MessageText { get; }

    /// <summary>How often it was taken.</summary>
    public long DequeueCount { get; }

    /// <summary>When it was put in.</summary>
    public DateTimeOffset? InsertedOn { get; }

    /// <summary>When it is dropped unread; in the year 9999 for never.</summary>
    public DateTimeOffset? ExpiresOn { get; }

    /// <summary>Reads a message of an answer.</summary>
    internal static PeekedMessage Of(XElement message) => new(message);
}
