using System.Runtime.CompilerServices;
using Azure.Core;
using Azure.Storage.Blobs.Models;

namespace Azure.Storage.Blobs;

/// <summary>One container.</summary>
/// <remarks>
/// The pipeline repeats what the service was too busy for and what got no answer, under one request id.
/// Every refusal is a <see cref="RequestFailedException"/> with the service's code, see <see cref="BlobErrorCode"/>. When no attempt got an answer, it is
/// an <see cref="AggregateException"/> of all of them; then it may have been carried out.
/// </remarks>
internal sealed class BlobContainerClient
{
    private const string OfContainer = "restype=container";

    /// <summary>With a connection string.</summary>
    /// <exception cref="FormatException">It names what is missing, never a value.</exception>
    /// <exception cref="ArgumentException">The name cannot name a container.</exception>
    public BlobContainerClient(string connectionString, string blobContainerName, BlobClientOptions? options = null)
    {
        var account = StorageConnectionString.Parse(connectionString);
        if (!StorageName.IsValid(blobContainerName))
            throw new ArgumentException($"'{blobContainerName}' cannot name a container: 3 to 63 lower-case ASCII letters, digits and single hyphens between them.", nameof(blobContainerName));
        Service = BlobService.Of(new StorageSharedKeyCredential(account.AccountName, account.AccountKey), options);
        Uri = new($"{account.BlobEndpoint.AbsoluteUri.TrimEnd('/')}/{blobContainerName}");
    }

    /// <summary>With account name and key.</summary>
    public BlobContainerClient(Uri blobContainerUri, StorageSharedKeyCredential credential, BlobClientOptions? options = null) =>
        (Service, Uri) = (BlobService.Of(credential, options), blobContainerUri);

    /// <summary>With Entra tokens; the address must be https.</summary>
    public BlobContainerClient(Uri blobContainerUri, TokenCredential credential, BlobClientOptions? options = null) =>
        (Service, Uri) = (BlobService.Of(credential, options), blobContainerUri);

    /// <summary>Address of the container.</summary>
    public Uri Uri { get; }

    /// <summary>What its blobs are asked through.</summary>
    internal BlobService Service { get; }

    /// <summary>Makes the container when it is missing; null when it was there.</summary>
    public async Task<Response?> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        var response = await Service.SendAsync(
            RequestMethod.Put, new($"{Uri.AbsoluteUri}?{OfContainer}"), null, [], answer => answer.Status == 201 || Is(answer, BlobErrorCode.ContainerAlreadyExists), cancellationToken).ConfigureAwait(false);
        return response.Status == 201 ? response : null;
    }

    /// <summary>What is known of the container (HEAD).</summary>
    public async Task<Response<BlobContainerProperties>> GetPropertiesAsync(CancellationToken cancellationToken = default)
    {
        var response = await Service.SendAsync(RequestMethod.Head, new($"{Uri.AbsoluteUri}?{OfContainer}"), null, [], answer => answer.Status == 200, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(BlobContainerProperties.Of(response), response);
    }

    /// <summary>Its blobs in the order of their names, page by page.</summary>
    /// <param name="prefix">Begins their names; null for all.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async IAsyncEnumerable<BlobItem> GetBlobsAsync(string? prefix = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var list = $"{Uri.AbsoluteUri}?{OfContainer}&comp=list{(prefix is null ? "" : $"&prefix={System.Uri.EscapeDataString(prefix)}")}";
        string? marker = "";
        while (marker is not null)
        {
            Uri page = new(marker.Length == 0 ? list : $"{list}&marker={System.Uri.EscapeDataString(marker)}");
            var response = await Service.SendAsync(RequestMethod.Get, page, null, [], answer => answer.Status == 200, cancellationToken).ConfigureAwait(false);
            (var blobs, marker) = BlobPage.Read(response);
            foreach (var blob in blobs)
                yield return blob;
        }
    }

    /// <summary>Whether an answer is a refusal with a code.</summary>
    internal static bool Is(Response answer, string code) => answer.Status == 409 && StorageFailure.CodeOf(answer) == code;
}
