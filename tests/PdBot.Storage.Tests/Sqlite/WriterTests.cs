using PdBot.Storage.Sqlite;
using PdBot.Storage.Sqlite.Raw;
using SQLitePCL;

namespace PdBot.Storage.Tests.Sqlite;

/// <summary>Many write through one connection, and nobody pays for another's failure.</summary>
public sealed class WriterTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pdbot-writer-");
    private Connection _connection = null!;
    private Writer _writer = null!;

    public Task InitializeAsync()
    {
        _connection = Open();
        _connection.Execute("create table t(n integer primary key, text text)");
        _writer = new(_connection);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _writer.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_act_that_throws_fails_alone_however_many_are_committed_with_it()
    {
        // The first act holds the writer until the others wait, so that they share a transaction.
        using var gate = new ManualResetEventSlim();
        var first = Task.Run(() => _writer.RunAsync(new Put(0, gate.Wait)));
        var others = Enumerable.Range(1, 100).Select(n => _writer.RunAsync(new Put(n, n % 10 == 0 ? () => throw new FormatException() : null))).ToList();
        gate.Set();

        await first;
        for (var n = 1; n <= 100; n++)
            if (n % 10 == 0)
                await Assert.ThrowsAsync<FormatException>(() => others[n - 1]);
            else
                await others[n - 1];
        Assert.Equal(91, Count());
        Assert.True(_writer.IsReady);
    }

    [Fact]
    public async Task A_broken_constraint_fails_its_act_and_not_the_machine()
    {
        await _writer.RunAsync(new Put(1));
        await Assert.ThrowsAsync<SqliteFailure>(() => _writer.RunAsync(new Put(1)));
        Assert.True(_writer.IsReady);
    }

    [Fact]
    public async Task A_full_disk_is_said_and_the_writer_is_ready_again_when_there_is_room()
    {
        _connection.Execute("pragma max_page_count = 10");
        var full = 0;
        for (var n = 0; full < 3; n++)
            if (await Record.ExceptionAsync(() => _writer.RunAsync(new Put(n))) is { } exception)
            {
                Assert.IsType<StorageUnavailableException>(exception);
                Assert.False(_writer.IsReady);
                full++;
            }
        var stored = Count();

        _connection.Execute("pragma max_page_count = 1000000");
        await _writer.RunAsync(new Put(5000));
        Assert.True(_writer.IsReady);
        Assert.Equal(stored + 1, Count());
    }

    [Fact]
    public async Task Closing_waits_for_what_is_being_written_and_refuses_the_rest()
    {
        using var gate = new ManualResetEventSlim();
        var running = Task.Run(() => _writer.RunAsync(new Put(1, gate.Wait)));
        var waiting = Task.Run(() => _writer.RunAsync(new Put(2, gate.Wait)));
        SpinWait.SpinUntil(() => _writer.IsBusy);
        var closing = _writer.DisposeAsync().AsTask();
        Assert.False(closing.IsCompleted);
        gate.Set();
        await closing;
        var refused = (await Task.WhenAll(Record.ExceptionAsync(() => running), Record.ExceptionAsync(() => waiting))).OfType<ObjectDisposedException>().Count();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _writer.RunAsync(new Put(3)));
        Assert.Equal(2 - refused, Count());
    }

    private long Count()
    {
        using var reader = Open();
        using var count = reader.Use(new("select count(*) from t"));
        count.Step();
        return count.Number(0);
    }

    private Connection Open() => Connection.Open(
        Path.Combine(_folder.FullName, "t.db"), raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, "pragma journal_mode = wal");

    private sealed class Put(long n, Action? during = null) : WriteAct
    {
        private static readonly Sql Insert = new("insert into t(n, text) values(?1, ?2)");

        public override void Apply(Connection connection)
        {
            using (var insert = connection.Use(Insert).Bind(1, n).Bind(2, new string('x', 1000)))
                insert.Step();
            during?.Invoke();
        }
    }
}
