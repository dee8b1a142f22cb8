using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>
/// The one connection that writes and checkpoints. Who finds it free commits at once, on the own thread; who finds it busy
/// waits and is committed together with everyone else who waits.
/// </summary>
internal sealed class Writer(Connection connection) : IThreadPoolWorkItem, IAsyncDisposable
{
    private const int MostTogether = 1024;
    private static readonly Sql Begin = new("begin immediate");
    private static readonly Sql Commit = new("commit");
    private static readonly Sql Rollback = new("rollback");

    private readonly Lock _gate = new();
    private readonly Queue<WriteAct> _queue = new();
    private readonly List<WriteAct> _batch = [];
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _busy;
    private bool _closed;
    private volatile bool _ready = true;

    /// <summary>False from a failure of the machine until a write works again.</summary>
    public bool IsReady => _ready;

    /// <summary>Whether someone is being served.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_gate)
                return _busy;
        }
    }

    /// <summary>Runs an act; the task completes when it is durable.</summary>
    public Task RunAsync(WriteAct act)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _queue.Enqueue(act);
            if (_busy)
                return act.Done;
            _busy = true;
        }
        if (Round())
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return act.Done;
    }

    /// <summary>Serves those who came while others were served, until nobody waits.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        while (Round())
        {
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (!_closed && !_busy)
                _idle.TrySetResult();
            _closed = true;
        }
        await _idle.Task.ConfigureAwait(false);
        connection.Dispose();
    }

    /// <summary>Commits everyone who waits. True when others came meanwhile; then the writer stays busy.</summary>
    private bool Round()
    {
        lock (_gate)
            while (_batch.Count < MostTogether && _queue.TryDequeue(out var act))
                _batch.Add(act);
        Write(_batch);
        _batch.Clear();
        lock (_gate)
        {
            _busy = _queue.Count > 0;
            if (!_busy && _closed)
                _idle.TrySetResult();
            return _busy;
        }
    }

    private void Write(List<WriteAct> acts)
    {
        if (Try(acts) is { } failure)
        {
            if (acts is [var only])
                only.Fail(failure);
            else
                acts.ForEach(act => Write([act]));
            return;
        }
        foreach (var act in acts)
            act.Succeed();
    }

    /// <summary>One transaction: null when it is durable, else why nothing of it is. Whoever failed must not take the others along.</summary>
    private Exception? Try(List<WriteAct> acts)
    {
        try
        {
            Run(Begin);
            foreach (var act in acts)
                act.Apply(connection);
            Run(Commit);
            _ready = true;
            return null;
        }
        catch (Exception exception)
        {
            return Undo(exception);
        }
    }

    private Exception Undo(Exception exception)
    {
        try
        {
            if (connection.InTransaction)
                Run(Rollback);
        }
        catch (SqliteFailure)
        {
            // The machine is failing: the transaction is given up with the next begin, and the first failure says why.
        }
        if (exception is not SqliteFailure { IsMachine: true })
            return exception;
        _ready = false;
        return new StorageUnavailableException("The storage cannot write; nothing of this act was stored.", exception);
    }

    private void Run(Sql sql)
    {
        using var statement = connection.Use(sql);
        statement.Step();
    }
}
