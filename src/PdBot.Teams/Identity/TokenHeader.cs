using System.Buffers.Text;
using System.Text.Json;

namespace PdBot.Teams.Identity;

/// <summary>The first part of a JWT, read before anything in the token is believed.</summary>
/// <param name="KeyId">Which key is said to have signed; never empty.</param>
internal sealed record TokenHeader(string KeyId)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    /// <summary>The header, or why it is not taken.</summary>
    public static (TokenHeader? Header, TokenFault Fault) Read(string token)
    {
        if (token.Split('.') is not [{ Length: > 0 } encoded, { Length: > 0 }, var signature])
            return (null, TokenFault.MalformedToken);
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(encoded), Strict);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return (null, TokenFault.MalformedToken);
            return Judge(json.RootElement, signature);
        }
        catch (Exception broken) when (broken is FormatException or JsonException or InvalidOperationException)
        {
            // A lone surrogate passes the parser and throws when it is read.
            return (null, TokenFault.MalformedToken);
        }
    }

    private static (TokenHeader?, TokenFault) Judge(JsonElement header, string signature)
    {
        string keyId = "", algorithm = "", type = "JWT";
        foreach (var member in header.EnumerateObject())
        {
            switch (member.Name)
            {
                case "kid": keyId = Text(member); break;
                case "alg": algorithm = Text(member); break;
                case "typ": type = Text(member); break;
                // A hint at the key's certificate; the key is chosen by its id alone.
                case "x5t" or "x5t#S256": break;
                // crit, jwk, jku, x5u, x5c, b64, zip, enc, and whatever will be invented.
                default: return (null, TokenFault.ForbiddenHeader);
            }
        }
        if (algorithm is not ("RS256" or "RS384" or "RS512"))
            return (null, TokenFault.WrongAlgorithm);
        if (signature.Length == 0 || !type.Equals("JWT", StringComparison.OrdinalIgnoreCase))
            return (null, TokenFault.MalformedToken);
        return keyId.Length == 0 ? (null, TokenFault.UnknownKey) : (new(keyId), TokenFault.None);
    }

    private static string Text(JsonProperty member) => member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() ?? "" : "";
}
