using System.Globalization;

namespace Azure.Storage.Queues.Models;

/// <summary>What is known of a queue.</summary>
internal sealed class QueueProperties
{
    private QueueProperties(int count) => ApproximateMessagesCount = count;

    /// <summary>How many messages there are, hidden ones included, roughly.</summary>
    public int ApproximateMessagesCount { get; }

    /// <summary>Reads the headers of an answer.</summary>
    internal static QueueProperties Of(Response response) =>
        response.Headers.TryGetValue("x-ms-approximate-messages-count", out var count) && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(number)
            : throw new RequestFailedException(response.Status, "The answer of the storage service has no count.", null, null);
}
