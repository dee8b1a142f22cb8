namespace PdBot.Teams.Outbound;

/// <summary>One thread or one tenant: its own limits, and a pause when Teams has asked for one.</summary>
internal sealed class PacedLane(params (int Count, TimeSpan Span)[] limits)
{
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(2);

    private readonly SlidingWindow window = new(limits);
    private TimeSpan pausedUntil = TimeSpan.MinValue;
    private TimeSpan backOff = TimeSpan.Zero;

    public TimeSpan NextAt(int share) => SlidingWindow.Later(window.NextAt(share), pausedUntil);

    public bool IsPaused(TimeSpan now) => pausedUntil > now;

    public bool IsIdle(TimeSpan now, TimeSpan since) => !IsPaused(now) && (window.Last is not { } last || now - last >= since);

    public void Add(TimeSpan at) => window.Add(at);

    /// <summary>Pauses for as long as told, or else for 1, 2, 4 … 60 s while throttling goes on.</summary>
    public void Pause(TimeSpan now, TimeSpan? asked)
    {
        var goesOn = backOff > TimeSpan.Zero && now - pausedUntil < Forgotten;
        backOff = !goesOn ? TimeSpan.FromSeconds(1)
            : backOff + backOff < LongestBackOff ? backOff + backOff
            : LongestBackOff;
        pausedUntil = SlidingWindow.Later(pausedUntil, now + (asked ?? backOff));
    }
}
