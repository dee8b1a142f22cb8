using Azure.Core;

namespace Azure.Storage.Queues;

/// <summary>Retries, transport and diagnostics of the clients for queues. Bodies are not logged by default; leave it so.</summary>
internal sealed class QueueClientOptions : ClientOptions;
