using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using PdBot.Teams.Outbound;

namespace PdBot.Teams.Identity;

/// <summary>The channel's keys, kept and refreshed. Thread-safe.</summary>
/// <remarks>
/// Fetched at the start, at the latest at the first need, again every hour beside the requests, and at once when a token names an unknown key, but at most four times a
/// minute: a flood of invented key ids is no way to make PdBot attack Microsoft. When a refresh fails or hangs, the last good keys stay, and
/// who is known by them does not wait. (The library's ConfigurationManager lets every request wait for a refresh that hangs.)
/// </remarks>
public sealed class ChannelKeyRing : IDisposable
{
    private static readonly TimeSpan Regularly = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private const int LargestDocument = 1024 * 1024;

    private readonly string metadata;
    private readonly HttpClient http;
    private readonly HttpDocumentRetriever documents;
    private readonly ILogger<ChannelKeyRing> logger;
    private readonly TimeProvider clock;
    private readonly long start;
    private readonly Lock gate = new();
    private readonly SlidingWindow invented = new((1, Pause), (4, TimeSpan.FromMinutes(1)));
    private Task fetching = Task.CompletedTask;
    private TimeSpan nextAt;
    private volatile ChannelKeys? known;

    /// <summary>Fetches nothing yet.</summary>
    /// <param name="metadata">The OpenID metadata; https, or http on this machine.</param>
    /// <param name="clock">Only its monotonic side is used.</param>
    /// <param name="logger">Says when keys were read, and when they could not be.</param>
    /// <param name="handler">How the channel is reached; null: directly, or by the proxy of the environment.</param>
    public ChannelKeyRing(Uri metadata, TimeProvider clock, ILogger<ChannelKeyRing> logger, HttpMessageHandler? handler = null)
    {
        (this.metadata, this.clock, this.logger, start) = (metadata.AbsoluteUri, clock, logger, clock.GetTimestamp());
        handler ??= new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Patience, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        http = new HttpClient(handler) { Timeout = Patience, MaxResponseContentBufferSize = LargestDocument };
        documents = new HttpDocumentRetriever(http) { RequireHttps = !metadata.IsLoopback };
    }

    /// <summary>The key of this id; null when the channel publishes none.</summary>
    /// <exception cref="InvalidOperationException">The keys have never been fetched.</exception>
    internal async ValueTask<ChannelKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (known?.Keys.TryGetValue(keyId, out var key) == true)
        {
            RefreshInTime();
            return key;
        }
        await Refresh().WaitAsync(cancellationToken).ConfigureAwait(false);
        return (known ?? throw new InvalidOperationException("The channel's keys have never been fetched.")).Keys.GetValueOrDefault(keyId);
    }

    /// <summary>Begins to fetch them, so that the first who reports need not wait for it. Returns at once.</summary>
    public void Prefetch() => RefreshInTime();

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>Beside the requests, which go on with the keys that are known.</summary>
    private void RefreshInTime()
    {
        lock (gate)
        {
            if (fetching.IsCompleted && clock.GetElapsedTime(start) >= nextAt)
                Fetch();
        }
    }

    /// <summary>The refresh under way, a new one, or none when it is too early for one; never fails.</summary>
    private Task Refresh()
    {
        lock (gate)
        {
            var now = clock.GetElapsedTime(start);
            if (fetching.IsCompleted && (known is null ? now >= nextAt : invented.NextAt() <= now))
            {
                if (known is not null)
                    invented.Add(now);
                Fetch();
            }
            return fetching;
        }
    }

    private void Fetch() => fetching = Task.Run(FetchAsync);

    private async Task FetchAsync()
    {
        TimeSpan again;
        try
        {
            var keys = ChannelKeys.Read(await OpenIdConnectConfigurationRetriever.GetAsync(metadata, documents, CancellationToken.None).ConfigureAwait(false));
            if (keys.Keys.Count == 0)
                throw new InvalidOperationException("The document holds no key that could be used.");
            (known, again) = (keys, Regularly);
            TeamsLog.KeysRead(logger, keys.Keys.Count);
        }
        catch (Exception failed)
        {
            again = known is null ? Pause : AfterFailure;
            TeamsLog.KeysNotRead(logger, failed);
        }
        lock (gate)
            nextAt = clock.GetElapsedTime(start) + again;
    }
}
