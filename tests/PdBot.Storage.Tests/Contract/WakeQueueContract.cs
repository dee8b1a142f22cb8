using PdBot.Engine.Ports;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Contract;

/// <summary>What every queue of wakes promises.</summary>
public abstract class WakeQueueContract : StorageContract
{
    private IWakeQueue Wakes => Storage.Wakes;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Nothing_is_due_when_nothing_waits()
    {
        Assert.Empty(await Wakes.ReceiveAsync(Now, 10, default));
        Assert.Null(await Wakes.OldestDueAsync(Now, default));
    }

    [Fact]
    public async Task A_wake_comes_when_it_is_due_and_not_before()
    {
        await CommitAsync("later", 0, Now.AddHours(1), n: 1);
        await CommitAsync("now", 0, Now.AddSeconds(-1), n: 2);

        Assert.Equal("now", Assert.Single(await Wakes.ReceiveAsync(Now, 10, default)).Report.Value);
    }

    [Fact]
    public async Task A_wake_that_nobody_settles_comes_again_also_after_a_restart()
    {
        await CommitAsync("r", 0, Now.AddSeconds(-1));
        Assert.Single(await Wakes.ReceiveAsync(Now, 10, default));
        await Storage.ReopenAsync();

        await Storage.ReceiveAsync("r");
        await CommitAsync("r", 1, Now.AddHours(1));

        Assert.Empty(await Wakes.ReceiveAsync(Now, 10, default));
    }

    [Fact]
    public async Task A_report_without_a_wake_is_never_due()
    {
        await CommitAsync("r", 0, Now.AddSeconds(-1));
        await Wakes.ReceiveAsync(Now, 10, default);
        await CommitAsync("r", 1, null);

        Assert.Empty(await Wakes.ReceiveAsync(Now.AddYears(1), 10, default));
        Assert.Null(await Wakes.OldestDueAsync(Now.AddYears(1), default));
    }

    [Fact]
    public async Task No_more_come_than_asked_for()
    {
        for (var n = 1; n <= 5; n++)
            await CommitAsync($"r{n}", 0, Now.AddMinutes(-n), n);

        Assert.Equal(2, (await Wakes.ReceiveAsync(Now, 2, default)).Length);
    }

    [Fact]
    public async Task How_long_the_oldest_has_waited_is_known()
    {
        var due = Now.AddMinutes(-7);
        await CommitAsync("young", 0, Now.AddMinutes(-1), n: 1);
        await CommitAsync("old", 0, due, n: 2);

        Assert.Equal(due, await Wakes.OldestDueAsync(Now, default));
    }

    /// <summary>A commit as the engine makes it: guarded before, settled after.</summary>
    private async Task CommitAsync(string report, long version, DateTimeOffset? due, int n = 1)
    {
        var guard = await Wakes.GuardAsync(new(report), default);
        var commit = version == 0 ? Opening(report, n, due) : Next(report, version, due, [], Acknowledged(1));
        Assert.True(await Storage.Log.AppendAsync(commit with { Guard = guard }, default));
        await Wakes.SettleAsync(new(report), default);
    }
}
