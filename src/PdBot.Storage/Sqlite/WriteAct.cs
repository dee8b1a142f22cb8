using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>Something to write. Applied in a transaction that may be rolled back and applied again.</summary>
internal abstract class WriteAct
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the act is durable, or fails with why it is not.</summary>
    public Task Done => _done.Task;

    /// <summary>Writes. Must leave the same result when it is done again after a rollback.</summary>
    public abstract void Apply(Connection connection);

    /// <summary>The transaction is on the disk.</summary>
    public void Succeed()
    {
        Committed();
        _done.SetResult();
    }

    /// <summary>Nothing of the act was stored.</summary>
    public void Fail(Exception exception) => _done.SetException(exception);

    /// <summary>What to do once it is durable.</summary>
    protected virtual void Committed()
    {
    }
}
