using System.Text.RegularExpressions;
using Azure.Core;
using Microsoft.Extensions.Logging;
using PdBot.Teams.Outbound;

namespace PdBot.Teams.Identity;

/// <summary>The bot's own tokens for the Connector, or for Graph: kept, renewed ahead of time, one request at a time. Thread-safe.</summary>
/// <remarks>
/// A token is renewed when Entra says so or five minutes before its end, while the old one goes on being used; a renewal that failed is
/// tried again after ten seconds at the earliest.
/// </remarks>
/// <param name="credential">Makes the credential; asked again when a token is refused, because credentials keep theirs.</param>
/// <param name="scope">What the token is for.</param>
/// <param name="addresses">Where it may go.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Says when a token was obtained, and when not; never what it is.</param>
public sealed partial class ConnectorTokens(
    Func<TokenCredential> credential, string scope, ServiceUrlPolicy addresses, TimeProvider clock, ILogger<ConnectorTokens> logger)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TooLate = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenRefusals = TimeSpan.FromMinutes(1);

    private readonly TokenRequestContext request = new([scope]);
    private readonly string audience = new Uri(scope).Host;
    private readonly Lock gate = new();
    private TokenCredential? source;
    private AccessToken? current;
    private Task<AccessToken>? fetching;
    private long? askedAt;
    private long? refusedAt;

    /// <summary>The token for an address.</summary>
    /// <exception cref="InvalidOperationException">The address is not one that a token may go to.</exception>
    /// <exception cref="Azure.Identity.AuthenticationFailedException">Entra gives none; it is not asked more often than every ten seconds.</exception>
    public async ValueTask<string?> GetAsync(Uri service, CancellationToken cancellationToken)
    {
        if (!addresses.Allows(service))
            throw new InvalidOperationException($"No token goes to {service.Host}.");
        return await CurrentAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether there is a token; asks Entra when it is time, so that an expired secret is found before somebody needs it.</summary>
    public async ValueTask<bool> IsGrantedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CurrentAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception refused) when (refused is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async ValueTask<string> CurrentAsync(CancellationToken cancellationToken)
    {
        Task<AccessToken> fetch;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (current is { } token && token.ExpiresOn - now > TooLate)
            {
                if (now >= (token.RefreshOn ?? token.ExpiresOn - Ahead) || token.ExpiresOn - now <= Ahead)
                    Fetch();
                return token.Token;
            }
            fetch = Fetch();
        }
        return (await fetch.WaitAsync(cancellationToken).ConfigureAwait(false)).Token;
    }

    /// <summary>Whom it was for answered 401 to this token: the next call gets another one. At most once a minute.</summary>
    public void Refused(string token)
    {
        lock (gate)
        {
            if (current?.Token != token || (refusedAt is { } last && clock.GetElapsedTime(last) < BetweenRefusals))
                return;
            (current, source, fetching, askedAt, refusedAt) = (null, null, null, null, clock.GetTimestamp());
        }
        TeamsLog.TokenRefused(logger, audience);
    }

    /// <summary>The request under way or the last one, until it is time for a new one. Under the lock.</summary>
    private Task<AccessToken> Fetch()
    {
        if (fetching is { } going && (!going.IsCompleted || (askedAt is { } last && clock.GetElapsedTime(last) < Pause)))
            return going;
        askedAt = clock.GetTimestamp();
        var from = source ??= credential();
        // Whoever waits may give up; the request goes on for the others.
        return fetching = Task.Run(() => AskAsync(from), CancellationToken.None);
    }

    private async Task<AccessToken> AskAsync(TokenCredential from)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        try
        {
            var token = await from.GetTokenAsync(request, limit.Token).ConfigureAwait(false);
            lock (gate)
                (current, askedAt) = (token, clock.GetTimestamp());
            TeamsLog.TokenObtained(logger, audience, MinutesLeft(token));
            return token;
        }
        catch (Exception refused)
        {
            int left;
            lock (gate)
                (left, askedAt) = (current is { } old ? MinutesLeft(old) : 0, clock.GetTimestamp());
            TeamsLog.TokenNotObtained(logger, audience, Code(refused), left);
            throw;
        }
    }

    private int MinutesLeft(AccessToken token) => Math.Max(0, (int)(token.ExpiresOn - clock.GetUtcNow()).TotalMinutes);

    /// <summary>Entra's own code, which its documents explain; its texts name the tenant.</summary>
    private static string Code(Exception refused) => EntraCode().Match(refused.ToString()) is { Success: true } code ? code.Value : refused.GetType().Name;

    [GeneratedRegex("AADSTS[0-9]+")]
    private static partial Regex EntraCode();
}
