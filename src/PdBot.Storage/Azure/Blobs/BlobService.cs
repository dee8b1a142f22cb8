using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Storage.Blobs;

/// <summary>The pipeline that signs, repeats and sends what containers and blobs are asked.</summary>
internal sealed class BlobService
{
    private readonly HttpPipeline _pipeline;

    private BlobService(BlobClientOptions? options, HttpPipelinePolicy authentication) =>
        _pipeline = HttpPipelineBuilder.Build(options ?? new(), [], [authentication], null);

    /// <summary>With account name and key.</summary>
    public static BlobService Of(StorageSharedKeyCredential credential, BlobClientOptions? options) => new(options, new StorageSharedKeyPipelinePolicy(credential));

    /// <summary>With Entra tokens; these go over https only.</summary>
    public static BlobService Of(TokenCredential credential, BlobClientOptions? options) =>
        new(options, new BearerTokenAuthenticationPolicy(credential, StorageProtocol.Scope));

    /// <summary>Sends a request; every answer but the expected ones is an exception.</summary>
    /// <param name="method">The verb.</param>
    /// <param name="address">The whole address.</param>
    /// <param name="body">Bytes; null for none.</param>
    /// <param name="headers">Further headers; those without a value are left out.</param>
    /// <param name="expected">Tells which answers are given back.</param>
    /// <param name="cancellationToken">Ends waiting; what was sent may have been carried out.</param>
    /// <exception cref="RequestFailedException">The refusal, with the service's code.</exception>
    public async Task<Response> SendAsync(
        RequestMethod method, Uri address, BinaryData? body, IEnumerable<(string Name, string? Value)> headers, Func<Response, bool> expected, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(address);
        request.Headers.Add("x-ms-version", StorageProtocol.BlobVersion);
        request.Headers.Add("Accept", "application/xml");
        foreach (var (name, value) in headers)
            if (value is not null)
                request.Headers.Add(name, value);
        if (body is not null)
        {
            request.Headers.Add("Content-Type", "application/octet-stream");
            request.Content = RequestContent.Create(body);
        }
        await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return expected(message.Response) ? message.Response : throw StorageFailure.Of(message.Response);
    }
}
