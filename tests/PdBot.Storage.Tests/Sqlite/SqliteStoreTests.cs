using System.Diagnostics;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite;
using PdBot.Storage.Sqlite.Raw;
using SQLitePCL;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Sqlite;

/// <summary>One file, one writer, and nothing answered is lost.</summary>
public sealed class SqliteStoreTests : IAsyncLifetime
{
    private readonly SqliteUnderTest _storage = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task A_second_store_on_the_same_file_is_refused_until_the_first_is_closed()
    {
        var refusal = Assert.Throws<StorageInUseException>(() => _storage.Open());
        Assert.Contains(_storage.Path, refusal.Message, StringComparison.Ordinal);
        await _storage.ReopenAsync();
    }

    [Fact]
    public void A_second_process_finds_the_file_locked()
    {
        // flock(1) asks the kernel as another process would.
        using var other = Process.Start("flock", ["--nonblock", _storage.Path + ".lock", "true"]);
        other.WaitForExit();
        Assert.Equal(1, other.ExitCode);
    }

    [Fact]
    public async Task A_reader_beside_the_running_store_sees_everything_and_writes_nothing()
    {
        await _storage.Log.AppendAsync(Opening("r"), default);
        await using var reader = _storage.Open(readOnly: true);
        Assert.True((await new LogVerifier(reader.Log).VerifyAllAsync(default)).IsIntact);
        Assert.Equal(1, (await reader.Log.LoadAsync(new("r"), default))?.Length);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.Log.AppendAsync(Next("r", 1, Acknowledged(2)), default).AsTask());
    }

    [Fact]
    public async Task A_closed_file_can_be_read_without_a_running_store()
    {
        await _storage.Log.AppendAsync(Opening("r"), default);
        await _storage.Store.DisposeAsync();
        await using (var reader = _storage.Open(readOnly: true))
            Assert.Equal(1, (await reader.Log.LoadAsync(new("r"), default))?.Length);
        await _storage.ReopenAsync();
    }

    [Fact]
    public async Task What_was_answered_is_in_the_files_that_a_killed_process_leaves()
    {
        await Task.WhenAll(Enumerable.Range(1, 100).Select(n => _storage.Log.AppendAsync(Opening($"r{n}", n, Start, Message("1|0")), default).AsTask()));

        await using var copy = _storage.OpenCopy();
        var verdict = await new LogVerifier(copy.Log).VerifyAllAsync(default);
        Assert.Equal((100, 100, 0), (verdict.Reports, verdict.Events, verdict.FaultCount));
        Assert.Equal(100, (await copy.Log.PendingAsync(default).ListAsync()).Count);
        Assert.Equal(100, (await copy.Wakes.ReceiveAsync(Start, 1000, default)).Length);
    }

    [Fact]
    public void The_writer_syncs_every_commit_and_keeps_a_write_ahead_log()
    {
        Assert.True(File.Exists(_storage.Path + "-wal"));
        Assert.StartsWith("SQLite 3.", SqliteStore.VersionInUse, StringComparison.Ordinal);
        Assert.True(_storage.Store.IsReady);
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused()
    {
        await _storage.Store.DisposeAsync();
        var before = await File.ReadAllBytesAsync(_storage.Path);
        Change("pragma user_version = 99");
        Assert.Throws<InvalidDataException>(() => _storage.Open());
        await File.WriteAllBytesAsync(_storage.Path, before);
        await _storage.ReopenAsync();
    }

    [Fact]
    public async Task A_file_of_an_older_program_is_brought_up_to_date()
    {
        await _storage.Log.AppendAsync(Opening("r"), default);
        await _storage.Store.DisposeAsync();
        Change("drop table link_key; drop table occasion; drop table roll_call; drop table roster_check; pragma user_version = 2");
        await _storage.ReopenAsync();
        Assert.Equal(Claim.Won, await _storage.Occasions.ClaimAsync("checkpoint-2026-11-21", Start, Start.AddHours(1), default));
        Assert.Null(await _storage.RosterChecks.ReadAsync(Cgu, default));
        Assert.Empty(await _storage.RollCalls.ReadAsync(Cgu, quarter: null, default));
        Assert.Equal(1, (await _storage.Log.LoadAsync(new("r"), default))?.Length);
    }

    [Fact]
    public async Task What_an_older_program_took_is_over()
    {
        await _storage.Store.DisposeAsync();
        Change("alter table occasion drop column claimed_until; drop table roster_check; insert into occasion values('checkpoint-2026-11-21'); pragma user_version = 4");
        await _storage.ReopenAsync();
        Assert.Equal(Claim.Over, await _storage.Occasions.ClaimAsync("checkpoint-2026-11-21", Start, Start.AddHours(1), default));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said_to_be_unusable()
    {
        var path = _storage.Path + ".txt";
        await File.WriteAllTextAsync(path, new string('x', 8192));
        Assert.Throws<StorageUnavailableException>(() => SqliteStore.Open(new() { Path = path }, TimeProvider.System));
    }

    [Fact]
    public async Task A_commit_whose_head_does_not_fit_its_events_is_a_bug_and_stores_nothing()
    {
        await Assert.ThrowsAsync<ArgumentException>(() =>
            _storage.Log.AppendAsync(Opening("r") with { Head = HeadOf("r", 7) }, default).AsTask());
        Assert.Null(await _storage.Log.LoadAsync(new("r"), default));
    }

    private void Change(string sql)
    {
        using var file = Connection.Open(_storage.Path, raw.SQLITE_OPEN_READWRITE, "");
        file.Execute(sql);
    }
}
