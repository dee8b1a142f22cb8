using PdBot.Teams.Outbound;
using PdBot.Testing;

namespace PdBot.Teams.Tests.Outbound;

public sealed class PacingTests
{
    private readonly ManualTimeProvider clock = new();
    private readonly Pacing pacing;

    public PacingTests() => pacing = new Pacing(clock);

    [Fact]
    public void A_thread_takes_seven_in_a_second_and_eight_in_two()
    {
        Assert.Equal(7, Burst("t", "a:1"));
        Assert.False(pacing.TryTake("t", "a:1", isUrgent: true, out var wait));
        Assert.Equal(TimeSpan.FromSeconds(1), wait);

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, Burst("t", "a:1"));
        Assert.False(pacing.TryTake("t", "a:1", isUrgent: true, out wait));
        Assert.Equal(TimeSpan.FromSeconds(1), wait);
    }

    [Fact]
    public void Over_two_hours_of_pressure_no_window_is_ever_exceeded()
    {
        var taken = new List<TimeSpan>();
        var now = TimeSpan.Zero;
        while (now < TimeSpan.FromHours(2))
        {
            if (pacing.TryTake("t", "a:1", isUrgent: true, out var wait))
            {
                taken.Add(now);
                continue;
            }

            clock.Advance(wait);
            now += wait;
        }

        Assert.Equal(3_600, taken.Count);
        foreach (var (count, span) in (ReadOnlySpan<(int, int)>)[(7, 1), (8, 2), (60, 30), (1800, 3600)])
        {
            for (var i = count; i < taken.Count; i++)
            {
                Assert.True(taken[i] - taken[i - count] >= TimeSpan.FromSeconds(span), $"{count + 1} within {span} s at {taken[i]}");
            }
        }
    }

    [Fact]
    public void Of_sixty_in_half_a_minute_and_1800_in_an_hour_one_in_twenty_is_kept_for_what_is_urgent()
    {
        Assert.Equal(57, News(longest: TimeSpan.FromSeconds(2)));
        Assert.Equal(3, Patiently());

        clock.Advance(TimeSpan.FromSeconds(30));
        // At 57 in half a minute, until the hour is full.
        Assert.Equal(1_710 - 60, News(longest: TimeSpan.FromMinutes(1)));
        Assert.True(pacing.TryTake("t", "a:1", isUrgent: true, out _));
    }

    [Fact]
    public void A_tenant_takes_fifty_in_a_second_and_another_tenant_is_not_concerned()
    {
        Assert.Equal(50, Enumerable.Range(0, 80).Count(person => pacing.TryTake("t", $"a:{person}", isUrgent: true, out _)));
        Assert.True(pacing.TryTake("u", "a:x", isUrgent: true, out _));

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(pacing.TryTake("t", "a:79", isUrgent: true, out _));
    }

    [Fact]
    public void A_throttled_thread_waits_as_long_as_told_and_holds_up_nobody()
    {
        pacing.Throttled("t", "a:1", TimeSpan.FromSeconds(30));

        Assert.False(pacing.TryTake("t", "a:1", isUrgent: true, out var wait));
        Assert.Equal(TimeSpan.FromSeconds(30), wait);
        Assert.True(pacing.TryTake("t", "a:2", isUrgent: true, out _));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(pacing.TryTake("t", "a:1", isUrgent: true, out _));
    }

    [Fact]
    public void Two_throttled_threads_pause_the_tenant()
    {
        pacing.Throttled("t", "a:1", TimeSpan.FromSeconds(5));
        pacing.Throttled("t", "a:2", TimeSpan.FromSeconds(5));

        Assert.False(pacing.TryTake("t", "a:3", isUrgent: true, out var wait));
        Assert.Equal(TimeSpan.FromSeconds(5), wait);
        Assert.True(pacing.TryTake("u", "b:1", isUrgent: true, out _));
    }

    [Fact]
    public void Without_a_word_from_Teams_the_pauses_double_up_to_a_minute_and_begin_anew_after_a_quiet_time()
    {
        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 32, 60, 60])
        {
            pacing.Throttled("t", "a:1", null);
            Assert.False(pacing.TryTake("t", "a:1", isUrgent: true, out var wait));
            Assert.Equal(TimeSpan.FromSeconds(seconds), wait);
            clock.Advance(wait);
        }

        clock.Advance(TimeSpan.FromMinutes(2));
        pacing.Throttled("t", "a:1", null);
        Assert.False(pacing.TryTake("t", "a:1", isUrgent: true, out var again));
        Assert.Equal(TimeSpan.FromSeconds(1), again);
    }

    [Fact]
    public void A_stepped_wall_clock_changes_nothing()
    {
        Assert.Equal(7, Burst("t", "a:1"));
        clock.StepWallClock(TimeSpan.FromHours(-1));
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.True(pacing.TryTake("t", "a:1", isUrgent: true, out _));
    }

    /// <summary>How many news go out until one would have to wait for longer than that.</summary>
    private int News(TimeSpan longest) => Taken(isUrgent: false, longest);

    /// <summary>The same for what is urgent, with waits of up to two seconds.</summary>
    private int Patiently() => Taken(isUrgent: true, TimeSpan.FromSeconds(2));

    private int Taken(bool isUrgent, TimeSpan longest)
    {
        var taken = 0;
        while (true)
        {
            if (pacing.TryTake("t", "a:1", isUrgent, out var wait))
                taken++;
            else if (wait > longest)
                return taken;
            clock.Advance(wait);
        }
    }

    private int Burst(string tenant, string thread)
    {
        var taken = 0;
        while (pacing.TryTake(tenant, thread, isUrgent: true, out _))
        {
            taken++;
        }

        return taken;
    }
}
