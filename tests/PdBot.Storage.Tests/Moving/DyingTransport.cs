using Azure.Core;
using Azure.Core.Pipeline;

namespace PdBot.Storage.Tests.Moving;

/// <summary>The way to the account of a process that dies after so many calls: what it tries then does not get through.</summary>
internal sealed class DyingTransport(int calls) : HttpPipelineTransport
{
    private readonly HttpClientTransport _network = new();
    private int _left = calls;

    /// <summary>Whether it came to that.</summary>
    public bool IsDead => _left < 0;

    public override Request CreateRequest() => _network.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override ValueTask ProcessAsync(HttpMessage message) =>
        Interlocked.Decrement(ref _left) < 0 ? throw new IOException("The process is dead.") : _network.ProcessAsync(message);
}
