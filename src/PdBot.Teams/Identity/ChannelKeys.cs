using System.Collections;
using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace PdBot.Teams.Identity;

/// <summary>The keys with which the channel signs, as it published them.</summary>
/// <param name="Keys">By key id.</param>
internal sealed record ChannelKeys(FrozenDictionary<string, ChannelKey> Keys)
{
    /// <summary>Reads the keys of a metadata document: RSA keys for signing, each under an id of its own.</summary>
    public static ChannelKeys Read(OpenIdConnectConfiguration metadata) => new(
        (metadata.JsonWebKeySet?.Keys ?? [])
            .Where(key => key is { Kty: JsonWebAlgorithmsKeyTypes.RSA, Kid.Length: > 0, N.Length: > 0, E.Length: > 0, Use: null or "" or JsonWebKeyUseNames.Sig })
            .GroupBy(key => key.Kid, StringComparer.Ordinal)
            .Where(same => same.Count() == 1)
            .Select(same => ChannelKey.Read(same.Single()))
            .OfType<ChannelKey>()
            .ToFrozenDictionary(key => key.Key.KeyId, StringComparer.Ordinal));
}

/// <summary>One key, and for which channels it may sign.</summary>
/// <param name="Key">The public key.</param>
/// <param name="Endorsements">Channel ids; empty when the key names none, and then it may sign for nobody.</param>
internal sealed record ChannelKey(RsaSecurityKey Key, FrozenSet<string> Endorsements)
{
    private const int SmallestBits = 2048;

    /// <summary>Null when it is too small to be trusted.</summary>
    public static ChannelKey? Read(JsonWebKey published)
    {
        var numbers = new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(published.N), Exponent = Base64UrlEncoder.DecodeBytes(published.E) };
        if (numbers.Modulus.Length * 8 < SmallestBits)
            return null;
        // The library's cache of verifiers outlives a key and shares one RSA object between threads.
        var key = new RsaSecurityKey(numbers) { KeyId = published.Kid, CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        var endorsements = published.AdditionalData.TryGetValue("endorsements", out var named) && named is IEnumerable list and not string
            ? list.Cast<object?>().Select(item => item?.ToString() ?? "")
            : [];
        return new(key, endorsements.ToFrozenSet(StringComparer.Ordinal));
    }
}
