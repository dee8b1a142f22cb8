namespace Azure.Storage.Blobs.Specialized;

/// <summary>Clients for one kind of blob.</summary>
internal static class SpecializedBlobExtensions
{
    /// <summary>An append blob, which need not exist yet.</summary>
    /// <exception cref="ArgumentException">The name cannot name a blob.</exception>
    public static AppendBlobClient GetAppendBlobClient(this BlobContainerClient client, string blobName) => new(client.Service, client.Uri, blobName);
}
