using Azure.Core;

namespace Azure.Storage.Blobs;

/// <summary>Retries, transport and diagnostics of the clients for blobs. Bodies are not logged by default; leave it so.</summary>
internal sealed class BlobClientOptions : ClientOptions;
