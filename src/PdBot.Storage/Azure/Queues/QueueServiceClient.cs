using Azure.Core;

namespace Azure.Storage.Queues;

/// <summary>The queues of an account.</summary>
internal sealed class QueueServiceClient
{
    private readonly QueueService _service;

    /// <summary>With a connection string.</summary>
    /// <exception cref="FormatException">It names what is missing, never a value.</exception>
    public QueueServiceClient(string connectionString, QueueClientOptions? options = null) => (_service, Uri) = QueueService.Of(connectionString, options);

    /// <summary>With account name and key.</summary>
    public QueueServiceClient(Uri serviceUri, StorageSharedKeyCredential credential, QueueClientOptions? options = null) =>
        (_service, Uri) = (QueueService.Of(credential, options), serviceUri);

    /// <summary>With Entra tokens; the address must be https.</summary>
    public QueueServiceClient(Uri serviceUri, TokenCredential credential, QueueClientOptions? options = null) =>
        (_service, Uri) = (QueueService.Of(credential, options), serviceUri);

    /// <summary>Address of the service.</summary>
    public Uri Uri { get; }

    /// <summary>A queue, which need not exist yet.</summary>
    public QueueClient GetQueueClient(string queueName) => new(_service, QueueService.Address(Uri, queueName), queueName);
}
