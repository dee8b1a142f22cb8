using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PdBot.Testing.Identity;

/// <summary>A token written by hand, so that every part of it can be wrong.</summary>
/// <param name="Header">The header.</param>
/// <param name="Claims">The payload.</param>
/// <param name="Key">Who signs.</param>
public sealed record Jwt(JsonObject Header, JsonObject Claims, SigningKey Key)
{
    /// <summary>A token that a server of this key would issue.</summary>
    public static Jwt Of(SigningKey key, JsonObject claims) => new(new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = key.Id, ["x5t"] = key.Id }, claims, key);

    /// <summary>With another member in the header; null takes it away.</summary>
    public Jwt WithHeader(string name, JsonNode? value) => this with { Header = Changed(Header, name, value) };

    /// <summary>With another claim; null takes it away.</summary>
    public Jwt With(string name, JsonNode? value) => this with { Claims = Changed(Claims, name, value) };

    /// <summary>Signed with another key, under the id that the header says.</summary>
    public Jwt SignedBy(SigningKey key) => this with { Key = key };

    /// <summary>The compact form, signed with RSA as the header's algorithm says, else with SHA-256.</summary>
    public string Write() => $"{Content}.{Base64Url.EncodeToString(Key.Rsa.SignData(Encoding.ASCII.GetBytes(Content), Hash, RSASignaturePadding.Pkcs1))}";

    /// <summary>The compact form without a signature.</summary>
    public string WriteUnsigned() => $"{Content}.";

    /// <summary>The compact form, signed with HMAC under a secret.</summary>
    public string WriteHmac(byte[] secret) => $"{Content}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(Content)))}";

    /// <summary>The compact form with the probabilistic signature scheme, which the header should then name.</summary>
    public string WritePss() => $"{Content}.{Base64Url.EncodeToString(Key.Rsa.SignData(Encoding.ASCII.GetBytes(Content), Hash, RSASignaturePadding.Pss))}";

    private string Content => $"{Part(Header)}.{Part(Claims)}";

    private HashAlgorithmName Hash => Header["alg"]?.ToString() switch
    {
        "RS384" => HashAlgorithmName.SHA384,
        "RS512" => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };

    private static string Part(JsonObject json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));

    private static JsonObject Changed(JsonObject json, string name, JsonNode? value)
    {
        var copy = json.DeepClone().AsObject();
        copy.Remove(name);
        if (value is not null)
            copy[name] = value;
        return copy;
    }
}
