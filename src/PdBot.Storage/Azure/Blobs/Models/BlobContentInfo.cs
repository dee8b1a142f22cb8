namespace Azure.Storage.Blobs.Models;

/// <summary>The blob that was made.</summary>
internal sealed class BlobContentInfo
{
    private BlobContentInfo(ETag etag) => ETag = etag;

    /// <summary>Its state.</summary>
    public ETag ETag { get; }

    /// <summary>Reads the headers of an answer.</summary>
    internal static BlobContentInfo Of(Response response) => new(response.Headers.ETag ?? default);
}
