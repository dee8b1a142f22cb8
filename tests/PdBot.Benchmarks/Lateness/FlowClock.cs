namespace PdBot.Benchmarks.Lateness;

/// <summary>Another clock, except for an act that is given an instant of its own.</summary>
internal sealed class FlowClock(TimeProvider other) : TimeProvider
{
    private readonly AsyncLocal<DateTimeOffset?> own = new();

    public override DateTimeOffset GetUtcNow() => own.Value ?? other.GetUtcNow();

    /// <summary>For what follows in this act.</summary>
    public void Set(DateTimeOffset instant) => own.Value = instant;
}
