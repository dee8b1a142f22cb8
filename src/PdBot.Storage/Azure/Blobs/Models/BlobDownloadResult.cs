namespace Azure.Storage.Blobs.Models;

/// <summary>A whole blob.</summary>
internal sealed class BlobDownloadResult
{
    private BlobDownloadResult(BinaryData content) => Content = content;

    /// <summary>Its bytes.</summary>
    public BinaryData Content { get; }

    /// <summary>Reads an answer.</summary>
    internal static BlobDownloadResult Of(Response response) => new(response.Content);
}
