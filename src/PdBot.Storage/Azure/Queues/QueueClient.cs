using System.Globalization;
using Azure.Core;
using Azure.Storage.Queues.Models;

namespace Azure.Storage.Queues;

/// <summary>One queue. A message may come twice and in any order, and what was received comes again when it is not deleted in time.</summary>
/// <remarks>
/// The pipeline repeats what the service was too busy for and what got no answer, so a message may be there twice, and a repeated deletion or update
/// may be refused (MessageNotFound, PopReceiptMismatch) after its first attempt was carried out.
/// Every refusal is a <see cref="RequestFailedException"/> with the service's code, see <see cref="QueueErrorCode"/>. When no attempt got an answer, it is
/// an <see cref="AggregateException"/> of all of them; then it may have been carried out.
/// </remarks>
internal sealed class QueueClient
{
    private readonly QueueService _service;
    private readonly string _messages;

    /// <summary>A queue of an account.</summary>
    internal QueueClient(QueueService service, Uri queue, string name) => (_service, Uri, Name, _messages) = (service, queue, name, $"{queue.AbsoluteUri}/messages");

    /// <summary>Name of the queue.</summary>
    public string Name { get; }

    /// <summary>Address of the queue.</summary>
    public Uri Uri { get; }

    /// <summary>Makes the queue when it is missing.</summary>
    public Task<Response> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        _service.SendAsync(RequestMethod.Put, Uri, null, [201, 204], cancellationToken);

    /// <summary>Deletes the queue with its messages; nothing happens when it is missing.</summary>
    public Task<Response> DeleteIfExistsAsync(CancellationToken cancellationToken = default) =>
        _service.SendAsync(RequestMethod.Delete, Uri, null, [204, 404], cancellationToken);

    /// <summary>Puts a message into the queue.</summary>
    /// <param name="messageText">At most 64 KiB, of characters that XML 1.0 has.</param>
    /// <param name="visibilityTimeout">How long nobody gets it: up to 7 days and less than <paramref name="timeToLive"/>; null for not at all. Whole seconds, rounded up.</param>
    /// <param name="timeToLive">When it is dropped unread; −1 s for never, null for 7 days.</param>
    /// <param name="cancellationToken">Ends waiting; the message may be there.</param>
    /// <exception cref="ArgumentException">A character that XML does not have.</exception>
    public async Task<Response<SendReceipt>> SendMessageAsync(
        string messageText, TimeSpan? visibilityTimeout = null, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default)
    {
        var address = Address(_messages, ("visibilitytimeout", Seconds(visibilityTimeout)), ("messagettl", Seconds(timeToLive)));
        var response = await _service.SendAsync(RequestMethod.Post, address, MessageXml.Write(messageText), [201], cancellationToken).ConfigureAwait(false);
        return Response.FromValue(MessageXml.Read(response, SendReceipt.Of)[0], response);
    }

    /// <summary>Takes messages, so that nobody else gets them for a while.</summary>
    /// <param name="maxMessages">1 to 32; null for 1.</param>
    /// <param name="visibilityTimeout">For how long: 1 s to 7 days; null for 30 s.</param>
    /// <param name="cancellationToken">Ends waiting; messages may have been taken and come again later.</param>
    /// <returns>Those there are, perhaps none.</returns>
    public async Task<Response<QueueMessage[]>> ReceiveMessagesAsync(int? maxMessages = null, TimeSpan? visibilityTimeout = null, CancellationToken cancellationToken = default)
    {
        var address = Address(_messages, ("numofmessages", Number(maxMessages)), ("visibilitytimeout", Seconds(visibilityTimeout)));
        var response = await _service.SendAsync(RequestMethod.Get, address, null, [200], cancellationToken).ConfigureAwait(false);
        return Response.FromValue(MessageXml.Read(response, QueueMessage.Of), response);
    }

    /// <summary>Looks at messages without taking them.</summary>
    /// <param name="maxMessages">1 to 32; null for 1.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async Task<Response<PeekedMessage[]>> PeekMessagesAsync(int? maxMessages = null, CancellationToken cancellationToken = default)
    {
        var address = Address(_messages, ("peekonly", "true"), ("numofmessages", Number(maxMessages)));
        var response = await _service.SendAsync(RequestMethod.Get, address, null, [200], cancellationToken).ConfigureAwait(false);
        return Response.FromValue(MessageXml.Read(response, PeekedMessage.Of), response);
    }

    /// <summary>Hides a taken message for longer or shorter, and may change its text.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="popReceipt">The last receipt for it; the answer holds the next.</param>
    /// <param name="messageText">Its new text; null leaves it.</param>
    /// <param name="visibilityTimeout">From now on; the default shows it at once.</param>
    /// <param name="cancellationToken">Ends waiting; the change may have been made.</param>
    public async Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId, string popReceipt, string? messageText = null, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default)
    {
        var address = Address(Message(messageId), ("popreceipt", popReceipt), ("visibilitytimeout", Seconds(visibilityTimeout)));
        var body = messageText is null ? null : MessageXml.Write(messageText);
        var response = await _service.SendAsync(RequestMethod.Put, address, body, [204], cancellationToken).ConfigureAwait(false);
        return Response.FromValue(UpdateReceipt.Of(response), response);
    }

    /// <summary>Deletes a taken message.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="popReceipt">The last receipt for it.</param>
    /// <param name="cancellationToken">Ends waiting; the message may be gone.</param>
    public Task<Response> DeleteMessageAsync(string messageId, string popReceipt, CancellationToken cancellationToken = default) =>
        _service.SendAsync(RequestMethod.Delete, Address(Message(messageId), ("popreceipt", popReceipt)), null, [204], cancellationToken);

    /// <summary>How many messages there are, hidden ones included, roughly.</summary>
    public async Task<Response<QueueProperties>> GetPropertiesAsync(CancellationToken cancellationToken = default)
    {
        var response = await _service.SendAsync(RequestMethod.Get, Address(Uri.AbsoluteUri, ("comp", "metadata")), null, [200], cancellationToken).ConfigureAwait(false);
        return Response.FromValue(QueueProperties.Of(response), response);
    }

    private static Uri Address(string address, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var query = '?';
        foreach (var (name, value) in parameters)
            if (value is not null)
                (address, query) = ($"{address}{query}{name}={System.Uri.EscapeDataString(value)}", '&');
        return new(address);
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    // Rounded up: a message that shows too early is a timer that fires too early.
    private static string? Seconds(TimeSpan? span) => span is { } given ? Math.Ceiling(given.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture) : null;

    private string Message(string messageId) => $"{_messages}/{System.Uri.EscapeDataString(messageId)}";
}
