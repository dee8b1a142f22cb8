namespace PdBot.Benchmarks.Lateness;

/// <summary>The machine's clock, ahead by a span or behind: time passes as it does.</summary>
internal sealed class ShiftedClock(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
