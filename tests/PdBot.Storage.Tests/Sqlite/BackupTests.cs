using PdBot.Domain.RollCalls;
using PdBot.Storage.Sqlite.Backup;
using PdBot.Storage.Sqlite.Raw;
using SQLitePCL;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Sqlite;

/// <summary>A copy taken while the file is written to is the file as it was at one instant.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private readonly SqliteUnderTest _storage = new();

    private string Copy(string name) => Path.Combine(Path.GetDirectoryName(_storage.Path)!, name);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task Every_copy_taken_under_load_is_whole_and_the_writer_goes_on()
    {
        const int Enough = 1500;
        var written = 0;
        var isOver = false;
        var writers = Enumerable.Range(0, 4).Select(hand => Task.Run(async () =>
        {
            for (var n = 0; !Volatile.Read(ref isOver); n++)
            {
                Assert.True(await _storage.Log.AppendAsync(Opening($"h{hand}-{n}", hand * 1_000_000 + n, Start, Message("card")), default));
                Interlocked.Increment(ref written);
            }
        })).ToArray();
        var last = 0L;
        for (var n = 0; Volatile.Read(ref written) < Enough; n++)
        {
            var before = Volatile.Read(ref written);
            var contents = await SqliteBackup.TakeAsync(_storage.Path, Copy($"{n}.db"), TimeProvider.System, default);
            Assert.True(contents.IsGood, string.Join('\n', contents.Verdict.Faults));
            Assert.InRange(contents.Verdict.Reports, Math.Max(before, last), int.MaxValue);
            Assert.Equal((contents.Verdict.Reports, contents.Verdict.Reports, contents.Verdict.Reports), (contents.Waiting, contents.Overdue, contents.Unsent));
            last = contents.Verdict.Reports;
        }
        Volatile.Write(ref isOver, true);
        await Task.WhenAll(writers);

        Assert.InRange(last, 1, written);
        Assert.Equal(written, await _storage.Log.ListAsync(organisation: null, default).CountAsync());
        Assert.False(File.Exists(Copy("0.db-wal")));
    }

    [Fact]
    public async Task A_copy_is_restored_as_it_is_and_can_be_written_to()
    {
        await _storage.Log.AppendAsync(Opening("r1", 1, Start, Message("card")), default);
        var present = new RollCallMark(Cgu, new(2026, 4), RollCallMarkKind.CheckedIn, Reporter, Start);
        await _storage.RollCalls.AddAsync(present, default);
        await _storage.Occasions.FinishAsync("checkpoint-2026-11-21", default);
        await _storage.RosterChecks.SaveAsync(Cgu, "{}", default);
        await SqliteBackup.TakeAsync(_storage.Path, Copy("copy.db"), TimeProvider.System, default);
        await _storage.Log.AppendAsync(Opening("r2", 2), default);

        var contents = await SqliteBackup.RestoreAsync(Copy("copy.db"), Copy("restored.db"), (_, _) => Task.FromResult(true), TimeProvider.System, default);

        Assert.True(contents.IsGood);
        await using var restored = PdBot.Storage.Sqlite.SqliteStore.Open(new() { Path = Copy("restored.db") }, TimeProvider.System);
        Assert.Equal("r1", (await restored.Wakes.ReceiveAsync(Start, 10, default)).Single().Report.Value);
        Assert.Equal("card", (await restored.Log.PendingAsync(default).ListAsync()).Single().Message.Key);
        Assert.Equal(present, Assert.Single(await restored.RollCalls.ReadAsync(Cgu, quarter: null, default)));
        Assert.Equal(Claim.Over, await restored.Occasions.ClaimAsync("checkpoint-2026-11-21", Start, Start.AddHours(1), default));
        Assert.Equal("{}", await restored.RosterChecks.ReadAsync(Cgu, default));
        Assert.True(await restored.Log.AppendAsync(Next("r1", 1, Acknowledged(2)), default));
    }

    [Fact]
    public async Task What_a_newer_program_wrote_is_refused_and_leaves_nothing()
    {
        await _storage.Store.DisposeAsync();
        using (var file = Connection.Open(_storage.Path, raw.SQLITE_OPEN_READWRITE, ""))
            file.Execute("pragma user_version = 99");

        await Assert.ThrowsAsync<InvalidDataException>(() => SqliteBackup.TakeAsync(_storage.Path, Copy("copy.db"), TimeProvider.System, default));
        await Assert.ThrowsAsync<InvalidDataException>(() => SqliteBackup.RestoreAsync(_storage.Path, Copy("restored.db"), (_, _) => Task.FromResult(true), TimeProvider.System, default));

        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(_storage.Path)!), file => file.Contains("copy", StringComparison.Ordinal) || file.EndsWith("restored.db", StringComparison.Ordinal) || file.Contains("partial", StringComparison.Ordinal));
    }
}
