namespace PdBot.Storage.Tests.Azure.Strict;

/// <summary>One queue that counts what it is asked; what queues do is left to Azurite.</summary>
internal sealed class StrictQueue
{
    /// <summary>The receipt of every message; it must be escaped in an address.</summary>
    public const string Receipt = "AgAAAA+/== &%";

    private const string Instant = "Mon, 02 Mar 2026 01:05:00 GMT";

    public List<string> Sent { get; } = [];

    public Answer Reply(Received request)
    {
        if (request.Header("x-ms-version") != "2020-12-06")
            return Answer.XmlError(400, "InvalidHeaderValue");
        if (request is { Method: "DELETE", Path: "/wakes/messages/1" } && request.Query.SequenceEqual([("popreceipt", Receipt)]))
            return new(204);
        if (request is not { Method: "POST", Path: "/wakes/messages" })
            return request.Method == "PUT" && request.Path == "/wakes" ? new(201) : Answer.XmlError(404, "QueueNotFound");
        Sent.Add(System.Text.Encoding.UTF8.GetString(request.Body));
        var receipt = $"<MessageId>{Sent.Count}</MessageId><InsertionTime>{Instant}</InsertionTime><ExpirationTime>{Instant}</ExpirationTime><PopReceipt>{Receipt.Replace("&", "&amp;", StringComparison.Ordinal)}</PopReceipt><TimeNextVisible>{Instant}</TimeNextVisible>";
        return new(201, $"\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><QueueMessagesList><QueueMessage>{receipt}</QueueMessage></QueueMessagesList>", "application/xml");
    }
}
