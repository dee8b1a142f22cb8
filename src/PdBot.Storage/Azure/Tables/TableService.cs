using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage;

namespace Azure.Data.Tables;

/// <summary>The Table service of an account: its address, and the pipeline that signs, repeats and sends.</summary>
internal sealed class TableService
{
    private readonly HttpPipeline _pipeline;

    private TableService(Uri endpoint, TableClientOptions? options, HttpPipelinePolicy authentication) =>
        (Root, _pipeline) = (endpoint.AbsoluteUri.TrimEnd('/'), HttpPipelineBuilder.Build(options ?? new(), [], [authentication], null));

    /// <summary>Address of the service, without a slash at its end.</summary>
    public string Root { get; }

    /// <summary>With account name and key.</summary>
    public static TableService Of(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options) =>
        new(endpoint, options, new TableSharedKeyPipelinePolicy(credential));

    /// <summary>With Entra tokens; these go over https only.</summary>
    public static TableService Of(Uri endpoint, TokenCredential credential, TableClientOptions? options) =>
        new(endpoint, options, new BearerTokenAuthenticationPolicy(credential, StorageProtocol.Scope));

    /// <summary>With a connection string.</summary>
    public static TableService Of(string connectionString, TableClientOptions? options)
    {
        var account = StorageConnectionString.Parse(connectionString);
        return Of(account.TableEndpoint, new TableSharedKeyCredential(account.AccountName, account.AccountKey), options);
    }

    /// <summary>Sends a request and gives every answer back, whatever its status.</summary>
    /// <param name="method">The verb.</param>
    /// <param name="address">The whole address.</param>
    /// <param name="body">With its media type; null for none.</param>
    /// <param name="headers">Further headers; those without a value are left out.</param>
    /// <param name="cancellationToken">Ends waiting; what was sent may have been carried out.</param>
    public async Task<Response> SendAsync(
        RequestMethod method, Uri address, (ReadOnlyMemory<byte> Bytes, string Type)? body, IEnumerable<(string Name, string? Value)> headers, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(address);
        request.Headers.Add("x-ms-version", StorageProtocol.Version);
        request.Headers.Add("Accept", "application/json;odata=minimalmetadata");
        request.Headers.Add("DataServiceVersion", "3.0");
        foreach (var (name, value) in headers)
            if (value is not null)
                request.Headers.Add(name, value);
        if (body is { } content)
        {
            request.Headers.Add("Content-Type", content.Type);
            request.Content = RequestContent.Create(content.Bytes);
        }
        await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response;
    }
}
