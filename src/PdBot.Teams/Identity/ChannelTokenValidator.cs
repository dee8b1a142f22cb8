using System.IdentityModel.Tokens.Jwt;
using Microsoft.IdentityModel.Tokens;

namespace PdBot.Teams.Identity;

/// <summary>Tells whether a request carries a token that the channel issued for this bot. Thread-safe.</summary>
/// <remarks>Protocol reference A1. The activity is not needed yet: see <see cref="ChannelToken.Against"/>.</remarks>
/// <param name="appId">The bot's Microsoft App ID: the only audience.</param>
/// <param name="cloud">Whose channel.</param>
/// <param name="keys">The channel's keys.</param>
/// <param name="clock">For the lifetime, with five minutes of skew.</param>
public sealed class ChannelTokenValidator(string appId, BotCloud cloud, ChannelKeyRing keys, TimeProvider clock)
{
    private const string ServiceUrl = "serviceurl";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly JwtSecurityTokenHandler handler = new() { MapInboundClaims = false };

    /// <summary>The token, or why there is none.</summary>
    /// <param name="authorization">The values of the request's <c>Authorization</c> header.</param>
    /// <param name="cancellationToken">Gives up waiting for keys.</param>
    public async ValueTask<(ChannelToken? Token, TokenFault Fault)> ValidateAsync(IReadOnlyList<string?> authorization, CancellationToken cancellationToken)
    {
        var (text, fault) = BearerHeader.Read(authorization);
        if (text is null)
            return (null, fault);
        (var header, fault) = TokenHeader.Read(text);
        if (header is null)
            return (null, fault);
        ChannelKey? key;
        try
        {
            key = await keys.FindAsync(header.KeyId, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            return (null, TokenFault.KeysUnavailable);
        }
        return key is null ? (null, TokenFault.UnknownKey) : Validate(text, key);
    }

    private (ChannelToken?, TokenFault) Validate(string text, ChannelKey key)
    {
        try
        {
            handler.ValidateToken(text, Parameters(key), out var validated);
            var claims = ((JwtSecurityToken)validated).Claims.ToLookup(claim => claim.Type, StringComparer.Ordinal);
            // A list of audiences or Connectors would let one token serve where it was not meant to.
            if (claims[JwtRegisteredClaimNames.Aud].Count() != 1)
                return (null, TokenFault.WrongAudience);
            var connectors = claims[ServiceUrl].Select(claim => claim.Value).ToList();
            return (new ChannelToken(connectors.Count == 1 ? connectors[0] : null, key.Endorsements), TokenFault.None);
        }
        catch (Exception refused)
        {
            // What a stranger's payload can provoke in a parser is not listed anywhere; all of it means that there is no token.
            return (null, Fault(refused));
        }
    }

    private TokenValidationParameters Parameters(ChannelKey key) => new()
    {
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        IssuerSigningKeyResolver = (_, _, _, _) => [key.Key],
        ValidIssuer = cloud.Issuer,
        ValidAudience = appId,
        LifetimeValidator = (from, until, _, _) => IsAlive(from, until),
    };

    private bool IsAlive(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (until is null || now > until.Value + Skew)
            throw new SecurityTokenExpiredException();
        if (now < from - Skew)
            throw new SecurityTokenNotYetValidException();
        return true;
    }

    private static TokenFault Fault(Exception refused) => refused switch
    {
        SecurityTokenExpiredException or SecurityTokenNoExpirationException => TokenFault.Expired,
        SecurityTokenNotYetValidException => TokenFault.NotYetValid,
        SecurityTokenInvalidLifetimeException => TokenFault.Expired,
        SecurityTokenInvalidIssuerException => TokenFault.WrongIssuer,
        SecurityTokenInvalidAudienceException => TokenFault.WrongAudience,
        SecurityTokenInvalidSignatureException => TokenFault.WrongSignature,
        _ => TokenFault.MalformedToken,
    };
}
