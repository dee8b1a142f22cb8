namespace PdBot.Host.Rehearsal;

/// <summary>A clock that moves only when it is pushed.</summary>
internal sealed class PushedClock(DateTimeOffset now) : TimeProvider
{

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.UtcTicks;

    /// <summary>Pushes the clock; never backwards.</summary>
    public void PushTo(DateTimeOffset instant) => now = instant > now ? instant : now;
}
