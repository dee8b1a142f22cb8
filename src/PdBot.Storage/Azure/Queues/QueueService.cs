using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Storage.Queues;

/// <summary>The pipeline that signs, repeats and sends what a queue is asked.</summary>
internal sealed class QueueService
{
    private readonly HttpPipeline _pipeline;

    private QueueService(QueueClientOptions? options, HttpPipelinePolicy authentication) =>
        _pipeline = HttpPipelineBuilder.Build(options ?? new(), [], [authentication], null);

    /// <summary>With account name and key.</summary>
    public static QueueService Of(StorageSharedKeyCredential credential, QueueClientOptions? options) => new(options, new StorageSharedKeyPipelinePolicy(credential));

    /// <summary>With Entra tokens; these go over https only.</summary>
    public static QueueService Of(TokenCredential credential, QueueClientOptions? options) =>
        new(options, new BearerTokenAuthenticationPolicy(credential, StorageProtocol.Scope));

    /// <summary>With a connection string; also the address of its queues.</summary>
    public static (QueueService Service, Uri Endpoint) Of(string connectionString, QueueClientOptions? options)
    {
        var account = StorageConnectionString.Parse(connectionString);
        return (Of(new StorageSharedKeyCredential(account.AccountName, account.AccountKey), options), account.QueueEndpoint);
    }

    /// <summary>The address of a queue.</summary>
    /// <exception cref="ArgumentException">The name cannot name a queue.</exception>
    public static Uri Address(Uri endpoint, string queueName) => StorageName.IsValid(queueName)
        ? new($"{endpoint.AbsoluteUri.TrimEnd('/')}/{queueName}")
        : throw new ArgumentException($"'{queueName}' cannot name a queue: 3 to 63 lower-case ASCII letters, digits and single hyphens between them.", nameof(queueName));

    /// <summary>Sends a request; every answer but the expected ones is an exception.</summary>
    /// <param name="method">The verb.</param>
    /// <param name="address">The whole address.</param>
    /// <param name="body">XML; null for none.</param>
    /// <param name="expected">Statuses that are given back.</param>
    /// <param name="cancellationToken">Ends waiting; what was sent may have been carried out.</param>
    /// <exception cref="RequestFailedException">The refusal, with the service's code.</exception>
    public async Task<Response> SendAsync(RequestMethod method, Uri address, byte[]? body, int[] expected, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(address);
        request.Headers.Add("x-ms-version", StorageProtocol.Version);
        request.Headers.Add("Accept", "application/xml");
        if (body is not null)
        {
            request.Headers.Add("Content-Type", "application/xml");
            request.Content = RequestContent.Create(body);
        }
        await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return expected.Contains(message.Response.Status) ? message.Response : throw StorageFailure.Of(message.Response);
    }
}
