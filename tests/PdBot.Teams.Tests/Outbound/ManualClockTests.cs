using PdBot.Testing;

namespace PdBot.Teams.Tests.Outbound;

public sealed class ManualClockTests
{
    private readonly ManualTimeProvider clock = new();

    [Fact]
    public void Timers_fire_in_order_each_at_its_own_moment()
    {
        var start = clock.GetUtcNow();
        var fired = new List<(string, double)>();
        void Note(object? name) => fired.Add(((string)name!, (clock.GetUtcNow() - start).TotalSeconds));
        using var late = clock.CreateTimer(Note, "late", TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(Note, "often", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        using var never = clock.CreateTimer(Note, "never", Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([("often", 2), ("often", 4), ("late", 5)], fired);
        Assert.Equal(TimeSpan.FromSeconds(5), clock.GetUtcNow() - start);
    }

    [Fact]
    public void A_timer_set_by_a_timer_fires_within_the_same_push()
    {
        var fired = 0;
        using var first = clock.CreateTimer(
            _ => clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan),
            null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(1, fired);
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_is_pushed_over_it()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(30), clock);
        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.False(delay.IsCompleted);

        clock.Advance(TimeSpan.FromMinutes(1));
        await delay;
    }
}
