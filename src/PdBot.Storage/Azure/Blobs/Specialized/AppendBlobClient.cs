using System.Globalization;
using Azure.Core;
using Azure.Storage.Blobs.Models;

namespace Azure.Storage.Blobs.Specialized;

/// <summary>One blob to which blocks are only ever appended.</summary>
/// <inheritdoc cref="BlobContainerClient" path="/remarks"/>
internal sealed class AppendBlobClient
{
    private readonly BlobService _service;

    /// <summary>A blob of a container, which need not exist yet.</summary>
    /// <exception cref="ArgumentException">The name cannot name a blob.</exception>
    internal AppendBlobClient(BlobService service, Uri container, string name) =>
        (_service, Name, Uri) = (service, name, new($"{container.AbsoluteUri.TrimEnd('/')}/{BlobName.Escape(name)}"));

    /// <summary>Name of the blob, folders included.</summary>
    public string Name { get; }

    /// <summary>Address of the blob.</summary>
    public Uri Uri { get; }

    /// <summary>The most bytes of one block: 100 MiB.</summary>
    public int AppendBlobMaxAppendBlockBytes => 100 * 1024 * 1024;

    /// <summary>Makes the blob, empty, when it is missing; null when it was there. One that is there is never touched (If-None-Match), so this passes under an immutability policy.</summary>
    public async Task<Response<BlobContentInfo>?> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        var response = await _service.SendAsync(
            RequestMethod.Put, Uri, null, [("x-ms-blob-type", "AppendBlob"), ("If-None-Match", "*")],
            answer => answer.Status == 201 || BlobContainerClient.Is(answer, BlobErrorCode.BlobAlreadyExists), cancellationToken).ConfigureAwait(false);
        return response.Status == 201 ? Response.FromValue(BlobContentInfo.Of(response), response) : null;
    }

    /// <summary>Appends a block: all of it or nothing.</summary>
    /// <param name="content">1 byte to <see cref="AppendBlobMaxAppendBlockBytes"/>, from its position on.</param>
    /// <param name="options">Under which conditions; null for none, and then a repeated request may append twice.</param>
    /// <param name="cancellationToken">Ends waiting; the block may be there.</param>
    public async Task<Response<BlobAppendInfo>> AppendBlockAsync(Stream content, AppendBlobAppendBlockOptions? options = null, CancellationToken cancellationToken = default)
    {
        var body = await BinaryData.FromStreamAsync(content, cancellationToken).ConfigureAwait(false);
        var position = options?.Conditions?.IfAppendPositionEqual?.ToString(CultureInfo.InvariantCulture);
        var response = await _service.SendAsync(
            RequestMethod.Put, new($"{Uri.AbsoluteUri}?comp=appendblock"), body, [("x-ms-blob-condition-appendpos", position)], answer => answer.Status == 201, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(BlobAppendInfo.Of(response), response);
    }

    /// <summary>The whole blob, into memory.</summary>
    public async Task<Response<BlobDownloadResult>> DownloadContentAsync(CancellationToken cancellationToken = default)
    {
        var response = await _service.SendAsync(RequestMethod.Get, Uri, null, [], answer => answer.Status == 200, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(BlobDownloadResult.Of(response), response);
    }
}
