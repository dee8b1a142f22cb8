namespace PdBot.Testing;

/// <summary>A clock that stands still until it is pushed; timers fire while it passes them, each at its own moment.</summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private TimeSpan elapsed;
    private TimeSpan step;

    /// <summary>Begins at noon of a Friday in Taipei.</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 11, 20, 4, 0, 0, TimeSpan.Zero))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return start + elapsed + step;
        }
    }

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return elapsed.Ticks;
        }
    }

    /// <summary>Lets time pass. Timers run on the caller's thread, in the order in which they fall due.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan end;
        lock (gate)
        {
            end = elapsed + by;
        }

        while (NextDue(end) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Lets time pass up to an instant; nothing happens when that is over already.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        if (instant - GetUtcNow() is { Ticks: > 0 } by)
        {
            Advance(by);
        }
    }

    /// <summary>Sets the wall clock without any time passing, as an administrator or NTP does.</summary>
    public void StepWallClock(TimeSpan by)
    {
        lock (gate)
        {
            step += by;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Schedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        bool now;
        lock (gate)
        {
            timers.Remove(timer);
            timer.Period = period;
            now = dueTime == TimeSpan.Zero;
            if (dueTime > TimeSpan.Zero || (now && period > TimeSpan.Zero))
            {
                timer.DueAt = elapsed + (now ? period : dueTime);
                timers.Add(timer);
            }
        }

        if (now)
        {
            timer.Fire();
        }
    }

    internal void Cancel(ManualTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
        }
    }

    private ManualTimer? NextDue(TimeSpan end)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
            if (next is null)
            {
                elapsed = elapsed > end ? elapsed : end;
                return null;
            }

            elapsed = elapsed > next.DueAt ? elapsed : next.DueAt;
            timers.Remove(next);
            if (next.Period > TimeSpan.Zero)
            {
                next.DueAt = elapsed + next.Period;
                timers.Add(next);
            }

            return next;
        }
    }
}
