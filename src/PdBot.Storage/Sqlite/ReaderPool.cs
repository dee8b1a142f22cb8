using System.Collections.Concurrent;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>Connections that only read. A read is short and never waits for the writer; long lists are read page by page.</summary>
internal sealed class ReaderPool(Func<Connection> open) : IDisposable
{
    private const int MostIdle = 8;
    private readonly ConcurrentQueue<Connection> _idle = new();
    private volatile bool _closed;

    /// <summary>Runs one read on a connection of its own.</summary>
    public TResult Read<TState, TResult>(TState state, Func<Connection, TState, TResult> read)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!_idle.TryDequeue(out var connection))
            connection = open();
        try
        {
            return read(connection, state);
        }
        catch (SqliteFailure failure) when (failure.IsMachine)
        {
            throw new StorageUnavailableException("The storage cannot be read.", failure);
        }
        finally
        {
            if (_closed || _idle.Count >= MostIdle)
                connection.Dispose();
            else
                _idle.Enqueue(connection);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed = true;
        while (_idle.TryDequeue(out var connection))
            connection.Dispose();
    }
}
