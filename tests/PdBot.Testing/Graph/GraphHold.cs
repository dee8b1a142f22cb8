namespace PdBot.Testing.Graph;

/// <summary>Requests that <see cref="GraphServer"/> has taken and not begun to carry out, until this is disposed.</summary>
public sealed class GraphHold(string contains) : IDisposable
{
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim arrived = new(0);

    /// <summary>Completes when one more request waits.</summary>
    public async Task WhenOneWaitsAsync()
    {
        if (!await arrived.WaitAsync(TimeSpan.FromSeconds(30)))
            throw new TimeoutException($"No request with {contains} has come.");
    }

    /// <inheritdoc/>
    public void Dispose() => released.TrySetResult();

    internal Task PassAsync(string target)
    {
        if (released.Task.IsCompleted || !target.Contains(contains, StringComparison.Ordinal))
            return Task.CompletedTask;
        arrived.Release();
        return released.Task;
    }
}
