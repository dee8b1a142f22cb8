namespace PdBot.Testing.Identity;

/// <summary>Where the requests of a test server wait while a test wants them to.</summary>
internal sealed class Gateway
{
    private volatile TaskCompletionSource? closed;

    /// <summary>Closes it until what is returned is disposed.</summary>
    public IDisposable Close()
    {
        var now = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        closed = now;
        return new Opener(this, now);
    }

    /// <summary>Completes at once, or when it is opened.</summary>
    public Task PassAsync() => closed?.Task ?? Task.CompletedTask;

    private sealed class Opener(Gateway gateway, TaskCompletionSource closed) : IDisposable
    {
        public void Dispose()
        {
            gateway.closed = null;
            closed.TrySetResult();
        }
    }
}
