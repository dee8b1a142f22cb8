namespace PdBot.Testing;

/// <summary>Teams' limits for one bot (protocol reference B7), as the receiving side counts them, opening and sending apart: what exceeds one is answered 429.</summary>
/// <param name="clock">By which clock.</param>
public sealed class TeamsLimits(TimeProvider clock)
{
    private static readonly (int Most, TimeSpan Within)[] PerThread =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1_800, TimeSpan.FromHours(1))];

    private static readonly (int Most, TimeSpan Within)[] PerTenant = [(50, TimeSpan.FromSeconds(1))];

    private readonly List<(DateTimeOffset At, string Thread)> taken = [];
    private readonly List<DateTimeOffset> tenant = [];
    private readonly Dictionary<string, List<DateTimeOffset>> threads = [];

    /// <summary>How many requests exceeded a limit.</summary>
    public int Exceeded { get; private set; }

    /// <summary>What was taken, in order.</summary>
    public IReadOnlyList<(DateTimeOffset At, string Thread)> Taken => taken;

    /// <summary>The least time in which so many requests to these threads can be made at all: each limit lets a first lot through at once, and then one lot for each of its periods.</summary>
    public static TimeSpan Least(IReadOnlyCollection<string> threads) =>
        threads.GroupBy(thread => thread).Select(thread => Least(thread.Count(), PerThread)).Append(Least(threads.Count, PerTenant)).Max();

    /// <summary>Takes a request; false when it exceeds a limit.</summary>
    internal bool TryTake(string thread)
    {
        var now = clock.GetUtcNow();
        if (!threads.TryGetValue(thread, out var own))
            threads[thread] = own = [];
        if (IsFull(tenant, now, PerTenant) || IsFull(own, now, PerThread))
        {
            Exceeded++;
            return false;
        }

        taken.Add((now, thread));
        tenant.Add(now);
        own.Add(now);
        return true;
    }

    private static bool IsFull(List<DateTimeOffset> requests, DateTimeOffset now, (int Most, TimeSpan Within)[] limits) =>
        limits.Any(limit => requests.Count >= limit.Most && now - requests[^limit.Most] < limit.Within);

    private static TimeSpan Least(int count, (int Most, TimeSpan Within)[] limits) => limits.Max(limit => limit.Within * ((count - 1) / limit.Most));
}
