using Azure.Core;
using Azure.Core.Pipeline;

namespace PdBot.Benchmarks.Account;

/// <summary>The way to an account: counts what is asked, tables and queues apart.</summary>
internal sealed class CountedRequests : HttpPipelineTransport
{
    private readonly HttpClientTransport network = new();
    private long tables;
    private long queues;

    /// <summary>Requests to tables so far: transactions, each paid for.</summary>
    public long Tables => Interlocked.Read(ref tables);

    /// <summary>Requests to queues so far.</summary>
    public long Queues => Interlocked.Read(ref queues);

    public override Request CreateRequest() => network.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        // The names of queues have a hyphen, those of tables cannot.
        if (message.Request.Uri.Path?.Contains("pdbot-", StringComparison.Ordinal) == true)
            Interlocked.Increment(ref queues);
        else
            Interlocked.Increment(ref tables);
        return network.ProcessAsync(message);
    }
}
