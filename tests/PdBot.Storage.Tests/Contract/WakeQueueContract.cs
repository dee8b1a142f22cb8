using PdBot.Engine.Ports;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Contract;

/// <summary>What every queue of wakes promises.</summary>
public abstract class WakeQueueContract : StorageContract
{
    private IWakeQueue Wakes => Storage.Wakes;

    [Fact]
    public async Task Nothing_is_due_when_nothing_waits()
    {
        Assert.Empty(await Wakes.ReceiveAsync(DateTimeOffset.MaxValue, 10, default));
        Assert.Null(await Wakes.NextAsync(default));
    }

    [Fact]
    public async Task A_wake_comes_when_it_is_due_and_not_a_tick_before()
    {
        await WakeAtAsync("r", Start);
        Assert.Empty(await Wakes.ReceiveAsync(Start.AddTicks(-1), 10, default));
        Assert.Equal(("r", Start), Of(Assert.Single(await Wakes.ReceiveAsync(Start, 10, default))));
    }

    [Fact]
    public async Task A_wake_comes_again_until_a_commit_moved_it_also_after_a_restart()
    {
        await WakeAtAsync("r", Start);
        await Wakes.ReceiveAsync(Start, 10, default);
        await Storage.ReopenAsync();
        Assert.Single(await Wakes.ReceiveAsync(Start, 10, default));

        await MoveAsync("r", Start.AddHours(1));
        Assert.Empty(await Wakes.ReceiveAsync(Start.AddMinutes(59), 10, default));
        Assert.Single(await Wakes.ReceiveAsync(Start.AddHours(1), 10, default));
    }

    [Fact]
    public async Task A_report_without_a_wake_is_never_due()
    {
        await WakeAtAsync("r", Start);
        await MoveAsync("r", null);
        Assert.Empty(await Wakes.ReceiveAsync(DateTimeOffset.MaxValue, 10, default));
        Assert.Null(await Wakes.NextAsync(default));
    }

    [Fact]
    public async Task The_longest_overdue_come_first_and_no_more_than_asked_for()
    {
        for (var n = 1; n <= 5; n++)
            await WakeAtAsync($"r{n}", Start.AddMinutes(-n), n);
        Assert.Equal(["r5", "r4"], (await Wakes.ReceiveAsync(Start, 2, default)).Select(wake => wake.Report.Value));
        Assert.Equal(Start.AddMinutes(-5), await Wakes.NextAsync(default));
    }

    private static (string, DateTimeOffset) Of(Wake wake) => (wake.Report.Value, wake.Due);

    private async Task WakeAtAsync(string report, DateTimeOffset due, int n = 1)
    {
        await Wakes.ScheduleAsync(new(report), due, default);
        Assert.True(await Storage.Log.AppendAsync(Opening(report, n, due), default));
    }

    private async Task MoveAsync(string report, DateTimeOffset? due)
    {
        if (due is { } at)
            await Wakes.ScheduleAsync(new(report), at, default);
        Assert.True(await Storage.Log.AppendAsync(Next(report, 1, due, [], Acknowledged(1)), default));
    }
}
