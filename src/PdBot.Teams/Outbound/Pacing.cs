namespace PdBot.Teams.Outbound;

/// <summary>Keeps the sender within Teams' limits without letting one slow conversation hold up the others. Thread-safe.</summary>
/// <remarks>
/// Protocol reference B7: per bot and thread 7 in 1 s, 8 in 2 s, 60 in 30 s, 1800 in 3600 s; per app and tenant 50 in 1 s.
/// A worker walks its messages, most urgent first, sends those for which <see cref="TryTake"/> says yes, and sleeps until
/// the earliest moment that the others were given.
/// </remarks>
/// <param name="clock">Only its monotonic side is used, so that a stepped wall clock neither blocks nor opens the gate.</param>
public sealed class Pacing(TimeProvider clock)
{
    private static readonly TimeSpan ThreadMemory = TimeSpan.FromHours(1);
    private static readonly (int, TimeSpan)[] PerThread =
    [
        (7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, ThreadMemory),
    ];

    /// <summary>One place in so many of a thread is kept for what is urgent: 3 in 30 s, 90 in an hour. Else news of other reports could fill a chat for most of an hour.</summary>
    private const int Kept = 20;

    private static readonly (int, TimeSpan)[] PerTenant = [(50, TimeSpan.FromSeconds(1))];

    private readonly Lock gate = new();
    private readonly Dictionary<string, PacedLane> threads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PacedLane> tenants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> lastPaused = new(StringComparer.Ordinal);
    private readonly long start = clock.GetTimestamp();
    private TimeSpan nextSweep = ThreadMemory;

    /// <summary>Takes a place for one request now, if there is one.</summary>
    /// <param name="tenantId">The tenant that the request is for.</param>
    /// <param name="threadId">The conversation, or the person while the conversation is being created.</param>
    /// <param name="isUrgent">Somebody must act on it, or waits for it: it may have the places that are kept.</param>
    /// <param name="wait">Zero on success; else how long it takes at least until there is a place.</param>
    public bool TryTake(string tenantId, string threadId, bool isUrgent, out TimeSpan wait)
    {
        lock (gate)
        {
            var now = Now();
            Sweep(now);
            var (thread, tenant) = (Lane(threads, threadId, PerThread), Lane(tenants, tenantId, PerTenant));
            var next = SlidingWindow.Later(thread.NextAt(isUrgent ? 0 : Kept), tenant.NextAt(0));
            if (next > now)
            {
                wait = next - now;
                return false;
            }

            thread.Add(now);
            tenant.Add(now);
            wait = TimeSpan.Zero;
            return true;
        }
    }

    /// <summary>Teams answered 429. The thread pauses; when a second thread of the tenant meets it too, so does the tenant.</summary>
    /// <param name="tenantId">As in <see cref="TryTake"/>.</param>
    /// <param name="threadId">As in <see cref="TryTake"/>.</param>
    /// <param name="retryAfter">As Teams asked; null: 1, 2, 4 … 60 s.</param>
    public void Throttled(string tenantId, string threadId, TimeSpan? retryAfter)
    {
        lock (gate)
        {
            var now = Now();
            var thread = Lane(threads, threadId, PerThread);
            if (OtherThreadPaused(tenantId, threadId, now))
            {
                Lane(tenants, tenantId, PerTenant).Pause(now, retryAfter);
            }

            thread.Pause(now, retryAfter);
            lastPaused[tenantId] = threadId;
        }
    }

    private bool OtherThreadPaused(string tenantId, string threadId, TimeSpan now) =>
        lastPaused.TryGetValue(tenantId, out var other) && other != threadId && threads.TryGetValue(other, out var lane) && lane.IsPaused(now);

    private TimeSpan Now() => clock.GetElapsedTime(start);

    // Conversations come and go for years; those that no limit concerns any more are let go once an hour.
    private void Sweep(TimeSpan now)
    {
        if (now < nextSweep)
        {
            return;
        }

        nextSweep = now + ThreadMemory;
        foreach (var (id, lane) in threads)
        {
            if (lane.IsIdle(now, ThreadMemory))
            {
                threads.Remove(id);
            }
        }
    }

    private static PacedLane Lane(Dictionary<string, PacedLane> lanes, string id, (int, TimeSpan)[] limits)
    {
        if (!lanes.TryGetValue(id, out var lane))
        {
            lanes[id] = lane = new PacedLane(limits);
        }

        return lane;
    }
}
