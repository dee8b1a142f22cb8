using PdBot.Storage.Events;
using PdBot.Storage.Sqlite.Raw;
using SQLitePCL;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Sqlite;

/// <summary>Whoever changes the file by hand is found out.</summary>
public sealed class TamperingTests : IAsyncLifetime
{
    private readonly SqliteUnderTest _storage = new();

    public async Task InitializeAsync()
    {
        for (var n = 1; n <= 3; n++)
        {
            await _storage.Log.AppendAsync(Opening($"r{n}", n), default);
            await _storage.Log.AppendAsync(Next($"r{n}", 1, Acknowledged(2), Acknowledged(3), Acknowledged(4, level: 1)), default);
        }
    }

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task An_untouched_log_is_intact()
    {
        var verdict = await new LogVerifier(_storage.Log).VerifyAllAsync(default);
        Assert.Equal((3, 12, 0), (verdict.Reports, verdict.Events, verdict.FaultCount));
        Assert.True(verdict.IsIntact);
    }

    [Fact]
    public async Task What_is_added_while_it_reads_is_no_fault()
    {
        var before = (await _storage.Log.ListAsync(organisation: null, default).ListAsync()).Single(head => head.Report.Value == "r2");
        await _storage.Log.AppendAsync(Next("r2", 4, Acknowledged(5, level: 2)), default);

        Assert.True((await new LogVerifier(_storage.Log).VerifyHeadAsync(before, default)).IsIntact);
    }

    [Fact]
    public async Task A_row_with_a_good_hash_that_no_head_counts_is_found()
    {
        await _storage.Log.AppendAsync(Next("r2", 4, Acknowledged(5, level: 2)), default);
        await TamperAsync("update report set version = 4 where id = 2");

        var fault = Assert.Single((await new LogVerifier(_storage.Log).VerifyAsync(new("r2"), default)).Faults);
        Assert.Equal(LogFaultKind.HeadDiffers, fault.Kind);
    }

    [Theory]
    [InlineData("update event set data = replace(data, '陳範例', '陳篡改') where id = 2 and sequence = 3", LogFaultKind.Changed)]
    [InlineData("update event set actor = 'someone' where id = 2 and sequence = 3", LogFaultKind.ColumnDiffers)]
    [InlineData("update event set actor_name = null where id = 2 and sequence = 3", LogFaultKind.ColumnDiffers)]
    [InlineData("update event set on_behalf_of = null where id = 2 and sequence = 3", LogFaultKind.ColumnDiffers)]
    [InlineData("update event set level = 5 where id = 2 and sequence = 3", LogFaultKind.ColumnDiffers)]
    [InlineData("update event set act = 'approve' where id = 2 and sequence = 3", LogFaultKind.ColumnDiffers)]
    [InlineData("update event set at = '2026-01-01T00:00:00.0000000Z' where id = 2 and sequence = 3", LogFaultKind.ColumnDiffers)]
    [InlineData("update event set type = 'level-approved.1' where id = 2 and sequence = 3", LogFaultKind.Changed)]
    [InlineData("update event set type = 'level-teleported.1' where id = 2 and sequence = 3", LogFaultKind.Unreadable)]
    [InlineData("update event set data = '{' where id = 2 and sequence = 3", LogFaultKind.Unreadable)]
    [InlineData("update event set hash = replace(hash, 'a', 'b') where id = 2 and sequence = 3", LogFaultKind.Changed)]
    [InlineData("update event set previous_hash = '' where id = 2 and sequence = 3", LogFaultKind.BrokenLink)]
    [InlineData("delete from event where id = 2 and sequence = 2", LogFaultKind.Gap)]
    [InlineData("delete from event where id = 2 and sequence = 1", LogFaultKind.Gap)]
    [InlineData("delete from event where id = 2 and sequence = 4", LogFaultKind.HeadDiffers)]
    [InlineData("delete from event where id = 2", LogFaultKind.HeadDiffers)]
    [InlineData("insert into event select id, 5, type, at, actor, actor_name, on_behalf_of, level, act, data, hash, hash from event where id = 2 and sequence = 4", LogFaultKind.Changed)]
    [InlineData("update event set sequence = 9 where id = 2 and sequence = 2; update event set sequence = 2 where id = 2 and sequence = 3; update event set sequence = 3 where id = 2 and sequence = 9", LogFaultKind.BrokenLink)]
    [InlineData("update event set id = 9 where id = 2 and sequence = 2; update event set id = 2 where id = 3 and sequence = 2; update event set id = 3 where id = 9", LogFaultKind.BrokenLink)]
    [InlineData("update report set version = 5 where id = 2", LogFaultKind.HeadDiffers)]
    public async Task A_change_by_hand_is_found(string sql, LogFaultKind kind)
    {
        await TamperAsync(sql);
        var verdict = await new LogVerifier(_storage.Log).VerifyAsync(new("r2"), default);
        Assert.Contains(verdict.Faults, fault => fault.Kind == kind);
        Assert.True((await new LogVerifier(_storage.Log).VerifyAsync(new("r1"), default)).IsIntact);
    }

    private async Task TamperAsync(string sql)
    {
        await _storage.Store.DisposeAsync();
        using (var file = Connection.Open(_storage.Path, raw.SQLITE_OPEN_READWRITE, ""))
            file.Execute(sql);
        await _storage.ReopenAsync();
    }
}
