using PdBot.Domain.Reports;
using PdBot.Domain.Retention;
using PdBot.Storage.Events;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Contract;

/// <summary>Whoever can write everything, hashes and heads included, is found by whoever has kept a checkpoint.</summary>
public abstract class CheckpointContract : StorageContract
{
    private static readonly ReportEvent[] Happened = [Opened(2), Acknowledged(2), Acknowledged(3), Acknowledged(4, level: 1)];

    [Fact]
    public async Task An_untouched_log_is_as_it_was()
    {
        var kept = await KeptAsync();
        Assert.Equal(["r1", "r2", "r3"], kept.Reports.Select(entry => entry.Report.Value));
        Assert.Equal((3, 0, 0), Counts(await CompareAsync(kept)));
    }

    [Fact]
    public async Task A_report_rewritten_with_correct_hashes_is_found() =>
        await AssertFoundAsync(CheckpointFaultKind.Rewritten, 4, Happened[0], Acknowledged(2, level: 5), Happened[2], Happened[3]);

    [Fact]
    public async Task A_report_cut_off_together_with_its_head_is_found() =>
        await AssertFoundAsync(CheckpointFaultKind.Truncated, 3, Happened[0], Happened[1]);

    [Fact]
    public async Task An_inserted_event_is_found() =>
        await AssertFoundAsync(CheckpointFaultKind.Rewritten, 4, Happened[0], Acknowledged(1), Happened[1], Happened[2], Happened[3]);

    [Fact]
    public async Task Events_in_another_order_are_found() =>
        await AssertFoundAsync(CheckpointFaultKind.Rewritten, 4, Happened[0], Happened[2], Happened[1], Happened[3]);

    [Fact]
    public async Task A_report_that_was_removed_as_a_whole_is_found()
    {
        var kept = await KeptAsync();
        await RemoveAsync("r2");
        Assert.True((await new LogVerifier(Storage.Log).VerifyAllAsync(default)).IsIntact);
        AssertOne(CheckpointFaultKind.Missing, 0, await CompareAsync(kept));
    }

    [Fact]
    public async Task What_is_added_later_is_no_fault()
    {
        var kept = await KeptAsync();
        Assert.True(await Storage.Log.AppendAsync(Next("r2", 4, Acknowledged(5)) with { Head = HeadOf("r2", 5, 2) }, default));
        Assert.True(await Storage.Log.AppendAsync(Opening("r4", 4), default));
        Assert.Equal((3, 1, 0), Counts(await CompareAsync(kept)));
    }

    [Fact]
    public async Task A_report_that_was_destroyed_since_is_no_fault_and_one_whose_hashes_changed_is()
    {
        var kept = await KeptAsync();
        await PurgeAsync("r2", 2);
        Assert.Equal("", (await Storage.Log.ReadRowAsync(new("r2"), 4, default))!.Data);
        Assert.True((await new LogVerifier(Storage.Log).VerifyAllAsync(default)).IsIntact);
        Assert.Equal((3, 0, 0), Counts(await CompareAsync(kept)));

        await RewriteAsync("r2", Opened(2), Acknowledged(9), Acknowledged(3), Acknowledged(4), Purge);
        AssertOne(CheckpointFaultKind.Rewritten, 4, await CompareAsync(kept));
    }

    [Fact]
    public async Task One_row_is_read_as_it_stands_among_all()
    {
        await KeptAsync();
        Assert.Equal((await Storage.Log.ReadAsync(new("r2"), default).ListAsync())[2], await Storage.Log.ReadRowAsync(new("r2"), 3, default));
        Assert.Null(await Storage.Log.ReadRowAsync(new("r2"), 5, default));
        Assert.Null(await Storage.Log.ReadRowAsync(new("none"), 1, default));
    }

    /// <summary>Replaces all rows of a report by others, chained as they should be, and makes its head agree.</summary>
    private protected abstract Task RewriteAsync(string report, IReadOnlyList<StoredEvent> rows);

    /// <summary>Removes everything that tells of a report.</summary>
    private protected abstract Task RemoveAsync(string report);

    private static ReportPurged Purge => new(Start.AddYears(6), Deputy, "陳範例", "府秘字第4號", Start.AddYears(5));

    private static (long, long, int) Counts(CheckpointVerdict verdict) => (verdict.Reports, verdict.Added, verdict.Faults.Length);

    private static void AssertOne(CheckpointFaultKind kind, long sequence, CheckpointVerdict verdict)
    {
        var fault = Assert.Single(verdict.Faults);
        Assert.Equal(("r2", kind, sequence), (fault.Entry.Report.Value, fault.Kind, fault.Sequence));
    }

    private async Task AssertFoundAsync(CheckpointFaultKind kind, long sequence, params ReportEvent[] instead)
    {
        var kept = await KeptAsync();
        await RewriteAsync("r2", instead);
        var chain = await new LogVerifier(Storage.Log).VerifyAllAsync(default);
        Assert.Equal((true, 8 + instead.Length), (chain.IsIntact, chain.Events));
        AssertOne(kind, sequence, await CompareAsync(kept));
    }

    private async Task RewriteAsync(string report, params ReportEvent[] events)
    {
        await RewriteAsync(report, StoredEvent.Chain(new(report), 0, [], [.. events]));
        await Storage.ReopenAsync();
    }

    private async Task PurgeAsync(string report, int n) => Assert.True(await Storage.Log.AppendAsync(
        Next(report, 4, Purge) with { Head = HeadOf(report, 5, n) with { Status = ReportStatus.Purged } }, default));

    /// <summary>Three reports of four rows, and the checkpoint of them as it comes back from a file.</summary>
    private async Task<Checkpoint> KeptAsync()
    {
        foreach (var n in new[] { 3, 1, 2 })
        {
            await Storage.Log.AppendAsync(Opening($"r{n}", n), default);
            await Storage.Log.AppendAsync(Next($"r{n}", 1, Happened[1], Happened[2], Happened[3]) with { Head = HeadOf($"r{n}", 4, n) }, default);
        }
        return Checkpoint.Parse((await Checkpoint.TakeAsync(Storage.Log, Start.AddDays(1), default)).Line)!;
    }

    private async Task<CheckpointVerdict> CompareAsync(Checkpoint kept) => await new CheckpointVerifier(Storage.Log).VerifyAsync(kept, default);
}
