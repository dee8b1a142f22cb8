using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using PdBot.Teams.Outbound;

namespace PdBot.Teams.Identity;

/// <summary>The channel's keys, kept and refreshed. Thread-safe.</summary>
/// <remarks>
/// Fetched at the first need, again every hour, and at once when a token names an unknown key, but at most four times a minute: a flood
/// of invented key ids is no way to make PdBot attack Microsoft. When a refresh fails, the last good keys stay.
/// </remarks>
public sealed class ChannelKeyRing : IDisposable
{
    private static readonly TimeSpan Regularly = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const int LargestDocument = 1024 * 1024;

    private readonly HttpClient http;
    private readonly ConfigurationManager<ChannelKeys> manager;
    private readonly Lock gate = new();
    private readonly SlidingWindow refreshes = new((1, TimeSpan.FromSeconds(1)), (4, TimeSpan.FromMinutes(1)));
    private readonly TimeProvider clock;
    private readonly long start;

    /// <summary>Fetches nothing yet.</summary>
    /// <param name="metadata">The OpenID metadata; https, or http on this machine.</param>
    /// <param name="clock">Only its monotonic side is used.</param>
    /// <param name="logger">Says when keys were read, and when they could not be.</param>
    public ChannelKeyRing(Uri metadata, TimeProvider clock, ILogger<ChannelKeyRing> logger)
    {
        (this.clock, start) = (clock, clock.GetTimestamp());
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Patience, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = LargestDocument,
        };
        manager = new ConfigurationManager<ChannelKeys>(metadata.AbsoluteUri, new Retriever(logger), new HttpDocumentRetriever(http) { RequireHttps = !metadata.IsLoopback })
        {
            AutomaticRefreshInterval = Regularly,
            RefreshInterval = TimeSpan.FromSeconds(1),
        };
    }

    /// <summary>The key of this id; null when the channel publishes none.</summary>
    /// <exception cref="InvalidOperationException">The keys have never been fetched.</exception>
    internal async ValueTask<ChannelKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var keys = await manager.GetConfigurationAsync(cancellationToken).ConfigureAwait(false);
        if (keys.Keys.TryGetValue(keyId, out var known))
            return known;
        if (MayAsk())
            manager.RequestRefresh();
        // Also waits for the refresh that another request began.
        keys = await manager.GetConfigurationAsync(cancellationToken).ConfigureAwait(false);
        return keys.Keys.GetValueOrDefault(keyId);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private bool MayAsk()
    {
        lock (gate)
        {
            var now = clock.GetElapsedTime(start);
            if (refreshes.NextAt() > now)
                return false;
            refreshes.Add(now);
            return true;
        }
    }

    private sealed class Retriever(ILogger logger) : IConfigurationRetriever<ChannelKeys>
    {
        public async Task<ChannelKeys> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel)
        {
            try
            {
                var keys = ChannelKeys.Read(await OpenIdConnectConfigurationRetriever.GetAsync(address, retriever, cancel).ConfigureAwait(false));
                if (keys.Keys.Count == 0)
                    throw new InvalidOperationException("The document holds no key that could be used.");
                TeamsLog.KeysRead(logger, keys.Keys.Count);
                return keys;
            }
            catch (Exception failed)
            {
                TeamsLog.KeysNotRead(logger, failed);
                throw;
            }
        }
    }
}
