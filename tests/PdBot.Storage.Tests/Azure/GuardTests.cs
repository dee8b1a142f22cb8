using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using PdBot.Domain;
using PdBot.Engine.Ports;
using PdBot.Storage.Azure;
using PdBot.Storage.Tests.Azure.Emulator;
using PdBot.Storage.Tests.Contract;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Azure;

/// <summary>What a process leaves that is gone, and what becomes of it.</summary>
[Collection(nameof(Azurite))]
public sealed class GuardTests(Azurite azurite) : IAsyncLifetime
{
    private AzureUnderTest _dying = null!;
    private AzureStore _other = null!;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async Task InitializeAsync()
    {
        _dying = await AzureUnderTest.NewAsync(azurite);
        _other = await _dying.JoinAsync();
    }

    public async Task DisposeAsync()
    {
        await _other.DisposeAsync();
        await _dying.DisposeAsync();
    }

    [Fact]
    public async Task Reports_that_begin_together_share_a_guard_and_come_back_together()
    {
        var reports = Enumerable.Range(1, 20).Select(n => new ReportId($"r{n}")).ToArray();
        var guards = await Task.WhenAll(reports.Select(report => _dying.Wakes.GuardAsync(report, default).AsTask()));
        Assert.InRange(guards.Distinct().Count(), 1, 5);
        for (var n = 1; n <= 20; n++)
            Assert.True(await _dying.Log.AppendAsync(Opening($"r{n}", n) with { Guard = guards[n - 1], Messages = [Message("1|0")] }, default));
        await _dying.Wakes.SettleAsync(reports[4], default);

        var left = await ComeBackAsync(19);

        Assert.DoesNotContain(reports[4], left.Where(wake => Array.IndexOf(guards, wake.Guard) < 0).Select(wake => wake.Report));
        foreach (var wake in left.Where(wake => wake.Report != reports[4]))
        {
            Assert.True(wake.IsAbandoned);
            Assert.Equal("1|0", Assert.Single(await _other.Log.AbandonedAsync(wake, default).ListAsync()).Message.Key);
        }
    }

    [Fact]
    public async Task However_many_begin_at_most_fifty_guards_are_put_in_a_second()
    {
        var began = TimeProvider.System.GetTimestamp();
        var guards = await Task.WhenAll(Enumerable.Range(0, 8).Select(async hand =>
        {
            var asked = new List<string>();
            for (var n = 0; n < 25; n++)
                asked.Add(await _dying.Wakes.GuardAsync(new($"r{hand}-{n}"), default));
            return asked;
        }));
        // A timer of 20 ms may be early by a part of one.
        var most = (TimeProvider.System.GetElapsedTime(began) / TimeSpan.FromMilliseconds(19)) + 1;

        var put = guards.SelectMany(asked => asked).Distinct().Count();

        Assert.InRange(put, 1, most);
        Assert.Equal(put, (await Queue("wakes").GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_wake_that_a_process_had_and_never_settled_is_known_by_it()
    {
        var report = new ReportId("r");
        var guard = await _other.Wakes.GuardAsync(report, default);
        await _other.Log.AppendAsync(Opening("r", 1, Now.AddSeconds(-1)) with { Guard = guard }, default);
        await _other.Wakes.SettleAsync(report, default);

        // The process that settled it remembers that nothing was left; then another has the wake, commits under it, and is gone.
        var wake = await _dying.ReceiveAsync("r");
        Assert.False(wake.IsAbandoned);
        Assert.Equal(wake.Guard, await _dying.Wakes.GuardAsync(report, default));
        await _dying.Log.LoadAsync(report, default);
        Assert.True(await _dying.Log.AppendAsync(Next("r", 1, Acknowledged(1)) with { Guard = wake.Guard, Messages = [Message("2|0")], Wake = Now.AddDays(1) }, default));

        var left = Assert.Single(await ComeBackAsync(1));

        Assert.True(left.IsAbandoned);
        Assert.Equal("2|0", Assert.Single(await _other.Log.AbandonedAsync(left, default).ListAsync()).Message.Key);
    }

    [Fact]
    public async Task What_nobody_is_busy_with_comes_back_though_its_guard_is_kept_for_others()
    {
        ReportId[] reports = [new("busy"), new("idle")];
        var guards = await Task.WhenAll(reports.Select(report => _dying.Wakes.GuardAsync(report, default).AsTask()));
        foreach (var (report, n) in reports.Select((report, place) => (report.Value, place + 1)))
            await _dying.Log.AppendAsync(Opening(report, n) with { Guard = guards[n - 1], Messages = [Message("1|0")] }, default);

        var left = Array.Empty<Wake>();
        while (left.Length == 0)
        {
            await _dying.Wakes.RenewAsync(report => report == reports[0], default);
            left = [.. await _other.Wakes.ReceiveAsync(Now, 32, default)];
        }

        Assert.Equal(reports[1], Assert.Single(left).Report);
        Assert.Equal("1|0", Assert.Single(await _other.Log.AbandonedAsync(left[0], default).ListAsync()).Message.Key);
    }

    [Fact]
    public async Task A_wake_that_is_not_changed_is_not_put_again()
    {
        var (report, wake) = (new ReportId("r"), Now.AddHours(1));
        for (var version = 0; version < 3; version++)
        {
            var guard = await _other.Wakes.GuardAsync(report, default);
            var commit = version == 0 ? Opening("r", 1, wake) : Next("r", version, wake, [], Acknowledged(version));
            Assert.True(await _other.Log.AppendAsync(commit with { Guard = guard }, default));
            await _other.Wakes.SettleAsync(report, default);
        }

        Assert.Equal(1, (await Queue("wakes").GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_report_whose_wake_the_queue_lost_is_found_by_the_sweep_and_comes_with_what_was_left()
    {
        var guard = await _dying.Wakes.GuardAsync(new("r"), default);
        await _dying.Log.AppendAsync(Opening("r", 1, Now.AddHours(-2)) with { Guard = guard, Messages = [Message("1|0")] }, default);
        await _dying.Log.AppendAsync(Opening("well", 2, Now.AddHours(2)), default);
        foreach (var lost in (await Queue("wakes").ReceiveMessagesAsync(32, TimeSpan.FromSeconds(1))).Value.Concat(await VisibleAsync()))
            await Queue("wakes").DeleteMessageAsync(lost.MessageId, lost.PopReceipt);

        Assert.Equal(1, await _other.Wakes.SweepAsync(Now, default));
        Assert.Equal(0, await _other.Wakes.SweepAsync(Now, default));

        var wake = Assert.Single(await ComeBackAsync(1));
        Assert.Equal("r", wake.Report.Value);
        Assert.Equal("1|0", Assert.Single(await _other.Log.AbandonedAsync(wake, default).ListAsync()).Message.Key);
    }

    [Fact]
    public async Task What_nobody_can_read_is_set_aside_and_counted()
    {
        await Queue("wakes").SendMessageAsync("r1 someday");
        Assert.Equal(0, await _other.Wakes.CountSetAsideAsync(default));

        while (await _other.Wakes.CountSetAsideAsync(default) == 0)
            Assert.Empty(await _other.Wakes.ReceiveAsync(Now, 32, default));

        Assert.Equal("r1 someday", Assert.Single((await Queue("poison").PeekMessagesAsync(32)).Value).MessageText);
        Assert.Equal(0, (await Queue("wakes").GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    private QueueClient Queue(string name) => new QueueServiceClient(azurite.ConnectionString).GetQueueClient($"{_dying.Prefix}-{name}");

    /// <summary>What the other process receives, until it has wakes of so many reports.</summary>
    private async Task<List<Wake>> ComeBackAsync(int reports)
    {
        var received = new List<Wake>();
        while (received.Select(wake => wake.Report).Distinct().Count() < reports)
            received.AddRange(await _other.Wakes.ReceiveAsync(Now, 32, default));
        return received;
    }

    /// <summary>Waits until the guard of a second is over.</summary>
    private async Task<QueueMessage[]> VisibleAsync()
    {
        while (true)
            if ((await Queue("wakes").ReceiveMessagesAsync(32, TimeSpan.FromSeconds(30))).Value is { Length: > 0 } visible)
                return visible;
    }
}
