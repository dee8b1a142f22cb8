namespace PdBot.Benchmarks.Lateness;

/// <summary>Stands still while reports are opened and moves when it is pushed; then goes on with the machine's clock.</summary>
internal sealed class BenchClock(DateTimeOffset now) : TimeProvider
{
    private TimeSpan? ahead;

    public override DateTimeOffset GetUtcNow() => ahead is { } span ? System.GetUtcNow() + span : now;

    /// <summary>Moves it.</summary>
    public void PushTo(DateTimeOffset instant) => now = instant;

    /// <summary>Lets it go, so much ahead of the machine's.</summary>
    public void Run(TimeSpan span) => ahead = span;
}
