namespace PdBot.Teams.Outbound;

/// <summary>Remembers when things passed and says when the next one may. Not thread-safe.</summary>
/// <param name="limits">At most <c>Count</c> in any stretch of <c>Span</c>; ordered by count.</param>
internal sealed class SlidingWindow(params (int Count, TimeSpan Span)[] limits)
{
    // Newest last. Never longer than the largest count, and mostly a handful.
    private readonly List<TimeSpan> passed = [];

    /// <summary>When the last one passed, on the caller's monotonic scale; null when none did.</summary>
    public TimeSpan? Last => passed.Count == 0 ? null : passed[^1];

    /// <summary>The later of two moments.</summary>
    public static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>The earliest moment at which one more may pass.</summary>
    /// <param name="share">In how many parts the limits are thought of, one of which is left for others; 0 to leave none. A limit with less than one in a part leaves none.</param>
    public TimeSpan NextAt(int share = 0)
    {
        var next = TimeSpan.MinValue;
        foreach (var (most, span) in limits)
        {
            var count = share == 0 ? most : most - (most / share);
            if (passed.Count >= count && passed[^count] + span is var free && free > next)
            {
                next = free;
            }
        }

        return next;
    }

    /// <summary>One passed.</summary>
    public void Add(TimeSpan at)
    {
        var most = limits[^1].Count;
        if (passed.Count >= 2 * most)
        {
            passed.RemoveRange(0, passed.Count - most);
        }

        passed.Add(at);
    }
}
