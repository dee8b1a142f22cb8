using System.Xml.Linq;

namespace Azure.Storage.Queues.Models;

/// <summary>A message was put in.</summary>
internal sealed class SendReceipt
{
    private SendReceipt(XElement message)
    {
        (MessageId, PopReceipt) = (message.Text("MessageId"), message.Text("PopReceipt"));
        (InsertionTime, ExpirationTime, TimeNextVisible) = (message.Instant("InsertionTime"), message.Instant("ExpirationTime"), message.Instant("TimeNextVisible"));
    }

    /// <summary>The message.</summary>
    public string MessageId { get; }

    /// <summary>Who has it may update and delete the message, until it is taken.</summary>
    public string PopReceipt { get; }

    /// <summary>When it was put in.</summary>
    public DateTimeOffset InsertionTime { get; }

    /// <summary>When it is dropped unread; in the year 9999 for never.</summary>
    public DateTimeOffset ExpirationTime { get; }

    /// <summary>When it can be taken.</summary>
    public DateTimeOffset TimeNextVisible { get; }

    /// <summary>Reads a receipt of an answer.</summary>
    internal static SendReceipt Of(XElement message) => new(message);
}
