using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using PdBot.Host.Options;

namespace PdBot.Host.Messages;

/// <summary>How much one person, and one tenant, may ask for: so that nobody keeps the others from reporting.</summary>
internal sealed class RequestLimits : IDisposable
{
    /// <summary>A short burst is a person who presses quickly, or a room of people who were all told at once.</summary>
    private const int BurstSeconds = 30;

    private readonly PartitionedRateLimiter<string>? users;
    private readonly PartitionedRateLimiter<string>? tenants;

    /// <param name="options">The limits; 0 is none.</param>
    public RequestLimits(IOptions<BotOptions> options)
    {
        users = Buckets(options.Value.RequestsPerUser);
        tenants = Buckets(options.Value.RequestsPerTenant);
    }

    /// <summary>Which limit is reached; null when none is.</summary>
    /// <param name="user">The person; whoever has no Entra id by the channel's.</param>
    /// <param name="tenant">The tenant.</param>
    public string? Reached(string user, string tenant)
    {
        // The person first: whoever is stopped takes nothing from the others of the tenant.
        using var own = users?.AttemptAcquire($"{tenant}|{user}");
        if (own is { IsAcquired: false })
            return "UserLimit";
        using var shared = tenants?.AttemptAcquire(tenant);
        return shared is { IsAcquired: false } ? "TenantLimit" : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        users?.Dispose();
        tenants?.Dispose();
    }

    /// <summary>A bucket that is full again is forgotten after a while by the limiter itself, so strange ids do not pile up.</summary>
    private static PartitionedRateLimiter<string>? Buckets(int perSecond) => perSecond == 0
        ? null
        : PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perSecond * BurstSeconds,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));
}
