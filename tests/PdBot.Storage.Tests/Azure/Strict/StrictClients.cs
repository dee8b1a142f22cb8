using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using PdBot.Storage.Azure.Keeping;

namespace PdBot.Storage.Tests.Azure.Strict;

/// <summary>Clients for the strict server. Their own pause between attempts is a millisecond, so that what is waited is Retry-After.</summary>
internal static class StrictClients
{
    public static TableClient Table(this StrictServer server, string account = Signatures.Account, string key = Signatures.Key, string name = "Log") =>
        new TableServiceClient(server.Plain, new TableSharedKeyCredential(account, key), Options<TableClientOptions>()).GetTableClient(name);

    public static TableClient Table(this StrictServer server, TokenCredential credential) =>
        new TableServiceClient(server.Secure, credential, Options<TableClientOptions>()).GetTableClient("Log");

    public static QueueClient Wakes(this StrictServer server, string account = Signatures.Account, string key = Signatures.Key) =>
        new QueueServiceClient(server.Plain, new StorageSharedKeyCredential(account, key), Options<QueueClientOptions>()).GetQueueClient("wakes");

    public static QueueClient Wakes(this StrictServer server, TokenCredential credential) =>
        new QueueServiceClient(server.Secure, credential, Options<QueueClientOptions>()).GetQueueClient("wakes");

    public static BlobContainerClient Container(this StrictServer server, string account = Signatures.Account, string key = Signatures.Key) =>
        new(new Uri(server.Plain, StrictBlobs.Container), new StorageSharedKeyCredential(account, key), Options<BlobClientOptions>());

    public static BlobContainerClient Container(this StrictServer server, TokenCredential credential) =>
        new(new Uri(server.Secure, StrictBlobs.Container), credential, Options<BlobClientOptions>());

    public static Task<CheckpointContainer> CheckpointsAsync(this StrictServer server) => CheckpointContainer.OpenAsync(
        new()
        {
            Container = StrictBlobs.Container.TrimStart('/'),
            ConnectionString = $"AccountName={Signatures.Account};AccountKey={Signatures.Key};BlobEndpoint={server.Plain}",
            Requests = Change,
        },
        new FixedToken(Signatures.Token), default);

    private static T Options<T>()
        where T : ClientOptions, new()
    {
        var options = new T();
        Change(options);
        return options;
    }

    private static void Change(ClientOptions options)
    {
        // The server's certificate is its own; connections are not shared between tests.
        options.Transport = new HttpClientTransport(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true });
        (options.Retry.Mode, options.Retry.Delay, options.Retry.MaxRetries) = (RetryMode.Fixed, TimeSpan.FromMilliseconds(1), 3);
    }
}
