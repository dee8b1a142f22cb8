using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage;
using Azure.Storage.Queues;

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

    private static T Options<T>()
        where T : ClientOptions, new()
    {
        // The server's certificate is its own; connections are not shared between tests.
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        return new() { Transport = new HttpClientTransport(handler), Retry = { Mode = RetryMode.Fixed, Delay = TimeSpan.FromMilliseconds(1), MaxRetries = 3 } };
    }
}
