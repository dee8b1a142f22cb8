using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PdBot.Testing.Identity;

namespace PdBot.EndToEnd.Tests.Tokens;

/// <summary>A request that must not get through, and what is to be seen of it.</summary>
/// <param name="What">What is wrong with it.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Reason">The reason code in the log.</param>
/// <param name="Make">Writes it.</param>
internal sealed record Forgery(string What, int Status, string Reason, Func<Siege, RawRequest> Make)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Forgery> All { get; } =
    [
        // Where the token is, and what it looks like.
        new("no token", 401, "NoToken", siege => Office.Request(null, siege.Help())),
        new("no token, and no JSON either", 401, "NoToken", siege => Office.Request(null, siege.Help()) with { Body = "<activity/>"u8.ToArray() }),
        new("no token, and a body of 300,000 bytes", 401, "NoToken", siege => Office.Request(null, siege.Help().With("text", new string('a', 300_000)))),
        new("the token in the query", 401, "NoToken", siege => Office.Request(null, siege.Help()) with { Query = $"?access_token={siege.Token.Write()}" }),
        new("the token in the body", 401, "NoToken", siege => Office.Request(null, siege.Help().With("access_token", siege.Token.Write()).With("authorization", $"Bearer {siege.Token.Write()}"))),
        new("two Authorization headers, the first good", 401, "SeveralTokens", siege => Good(siege).With("Authorization", $"Bearer {siege.Token.Write()}", "Bearer x.y.z")),
        new("two Authorization headers, the second good", 401, "SeveralTokens", siege => Good(siege).With("Authorization", "Bearer x.y.z", $"Bearer {siege.Token.Write()}")),
        new("the same good token in two headers", 401, "SeveralTokens", siege => Good(siege).With("Authorization", $"Bearer {siege.Token.Write()}", $"Bearer {siege.Token.Write()}")),
        new("two tokens in one header", 401, "SeveralTokens", siege => Bearing(siege, $"{siege.Token.Write()}, {siege.Token.Write()}")),
        new("user name and password", 401, "WrongScheme", siege => Good(siege).With("Authorization", "Basic cGRib3Q6cGRib3Q=")),
        new("the word Bearer alone", 401, "WrongScheme", siege => Good(siege).With("Authorization", "Bearer")),
        new("a token without the word Bearer", 401, "WrongScheme", siege => Good(siege).With("Authorization", siege.Token.Write())),
        new("no JWT", 401, "MalformedToken", siege => Bearing(siege, "letmein")),
        new("a JWT of two parts", 401, "MalformedToken", siege => Bearing(siege, string.Join('.', siege.Token.Write().Split('.')[..2]))),
        new("a JWT of five parts", 401, "MalformedToken", siege => Bearing(siege, $"{siege.Token.Write()}.x.y")),
        new("a token of 9,000 characters", 401, "MalformedToken", siege => Bearing(siege, siege.Token.With("pad", new string('a', 9000)).Write())),
        new("a header that is no JSON", 401, "MalformedToken", siege => Bearing(siege, $"{Encode("{alg:RS256}")}.{Rest(siege)}")),
        new("a header that names two algorithms", 401, "MalformedToken", siege => Bearing(siege, $"{Encode($$"""{"alg":"RS256","alg":"none","kid":"{{siege.Token.Key.Id}}"}""")}.{Rest(siege)}")),
        new("a payload that is no JSON", 401, "MalformedToken", siege => Bearing(siege, $"{siege.Token.Write().Split('.')[0]}.{Encode("iss=api.botframework.com")}.{siege.Token.Write().Split('.')[2]}")),
        new("another type of token", 401, "MalformedToken", siege => Bearing(siege, siege.Token.WithHeader("typ", "dpop+jwt").Write())),

        // How it is signed.
        new("algorithm none, unsigned", 401, "WrongAlgorithm", siege => Bearing(siege, siege.Token.WithHeader("alg", "none").WriteUnsigned())),
        new("algorithm nOnE, signed", 401, "WrongAlgorithm", siege => Bearing(siege, siege.Token.WithHeader("alg", "nOnE").Write())),
        new("no algorithm", 401, "WrongAlgorithm", siege => Bearing(siege, siege.Token.WithHeader("alg", null).Write())),
        new("HS256 under the public key (PEM)", 401, "WrongAlgorithm", siege => Bearing(siege, siege.Token.WithHeader("alg", "HS256").WriteHmac(Encoding.ASCII.GetBytes(siege.Token.Key.Rsa.ExportSubjectPublicKeyInfoPem())))),
        new("HS256 under the public key (modulus)", 401, "WrongAlgorithm", siege => Bearing(siege, siege.Token.WithHeader("alg", "HS256").WriteHmac(siege.Token.Key.Rsa.ExportParameters(false).Modulus!))),
        new("an HMAC that is called RS256", 401, "WrongSignature", siege => Bearing(siege, siege.Token.WriteHmac(siege.Token.Key.Rsa.ExportSubjectPublicKeyInfo()))),
        new("PS256", 401, "WrongAlgorithm", siege => Bearing(siege, siege.Token.WithHeader("alg", "PS256").WritePss())),
        new("ES256", 401, "WrongAlgorithm", siege => Bearing(siege, siege.Token.WithHeader("alg", "ES256").Write())),
        new("PS256 that is called RS256", 401, "WrongSignature", siege => Bearing(siege, siege.Token.WritePss())),
        new("a critical extension", 401, "ForbiddenHeader", siege => Bearing(siege, siege.Token.WithHeader("crit", new JsonArray("exp")).Write())),
        new("an embedded key (jwk)", 401, "ForbiddenHeader", siege => Bearing(siege, siege.Token.WithHeader("jwk", JsonSerializer.SerializeToNode(siege.Stranger.Published())).SignedBy(siege.Stranger).Write())),
        new("keys elsewhere (jku)", 401, "ForbiddenHeader", siege => Bearing(siege, siege.Token.WithHeader("jku", "https://keys.example/").SignedBy(siege.Stranger).Write())),
        new("a certificate elsewhere (x5u)", 401, "ForbiddenHeader", siege => Bearing(siege, siege.Token.WithHeader("x5u", "https://keys.example/").SignedBy(siege.Stranger).Write())),
        new("an embedded certificate (x5c)", 401, "ForbiddenHeader", siege => Bearing(siege, siege.Token.WithHeader("x5c", new JsonArray("MIIB")).SignedBy(siege.Stranger).Write())),
        new("an unencoded payload (b64)", 401, "ForbiddenHeader", siege => Bearing(siege, siege.Token.WithHeader("b64", false).Write())),
        new("no key id", 401, "UnknownKey", siege => Bearing(siege, siege.Token.WithHeader("kid", null).Write())),
        new("an unknown key id", 401, "UnknownKey", siege => Bearing(siege, Jwt.Of(siege.Stranger, siege.Token.Claims).Write())),
        new("a key id that is a path", 401, "UnknownKey", siege => Bearing(siege, siege.Token.WithHeader("kid", "../../../dev/null").Write())),
        new("a key that the channel published, but of 1,024 bits", 401, "UnknownKey", siege => Bearing(siege, Jwt.Of(siege.Small, siege.Token.Claims).Write())),
        new("the channel's key id, a stranger's signature", 401, "WrongSignature", siege => Bearing(siege, siege.Token.SignedBy(siege.Stranger).Write())),
        new("a truncated signature", 401, "WrongSignature", siege => Bearing(siege, siege.Token.Write()[..^20])),
        new("no signature", 401, "MalformedToken", siege => Bearing(siege, siege.Token.WriteUnsigned())),
        new("claims changed after signing", 401, "WrongSignature", siege => Bearing(siege, Spliced(siege.Token, siege.Token.With("exp", 4102444800)))),
        new("another algorithm than it was signed with", 401, "WrongSignature", siege => Bearing(siege, Spliced(siege.Token, siege.Token.WithHeader("alg", "RS512")))),

        // What it says.
        new("the issuer of another cloud", 401, "WrongIssuer", siege => Bearing(siege, siege.Token.With("iss", "https://api.botframework.us").Write())),
        new("an issuer with a slash more", 401, "WrongIssuer", siege => Bearing(siege, siege.Token.With("iss", "https://api.botframework.com/").Write())),
        new("no issuer", 401, "WrongIssuer", siege => Bearing(siege, siege.Token.With("iss", null).Write())),
        new("Entra's issuer under the channel's key", 401, "WrongIssuer", siege => Bearing(siege, siege.Token.With("iss", $"https://sts.windows.net/{Office.Tenant}/").Write())),
        new("the token of a user", 401, "UnknownKey", siege => Bearing(siege, siege.Office.Entra.IssueUserToken(Office.Tenant, Office.AppId).Write())),
        new("the bot's own token, of the emulator's kind", 401, "UnknownKey", siege => Bearing(siege, siege.Office.Entra.IssueUserToken(Office.OwnTenant, Office.AppId).With("appid", Office.AppId).With("ver", "1.0").Write())),
        new("another bot's token", 401, "WrongAudience", siege => Bearing(siege, siege.Token.With("aud", "0b07ffff-0000-4000-8000-0000000000b1").Write())),
        new("a token for a tab of this app", 401, "WrongAudience", siege => Bearing(siege, siege.Token.With("aud", $"api://botid-{Office.AppId}").Write())),
        new("a token for the Connector", 401, "WrongAudience", siege => Bearing(siege, siege.Token.With("aud", "https://api.botframework.com").Write())),
        new("this bot among two audiences", 401, "WrongAudience", siege => Bearing(siege, siege.Token.With("aud", new JsonArray(Office.AppId, "0b07ffff-0000-4000-8000-0000000000b1")).Write())),
        new("no audience", 401, "WrongAudience", siege => Bearing(siege, siege.Token.With("aud", null).Write())),
        new("expired six minutes ago", 401, "Expired", siege => Bearing(siege, siege.Token.With("nbf", Now(-3960)).With("exp", Now(-360)).Write())),
        new("no end", 401, "Expired", siege => Bearing(siege, siege.Token.With("exp", null).Write())),
        new("valid in six minutes", 401, "NotYetValid", siege => Bearing(siege, siege.Token.With("nbf", Now(360)).Write())),
        new("an end that is a word", 401, "Expired", siege => Bearing(siege, siege.Token.With("exp", "never").Write())),

        // Whether it fits the activity.
        new("a key that is endorsed for another channel", 403, "NotEndorsed", siege => Bearing(siege, Jwt.Of(siege.Webchat, siege.Token.Claims).Write())),
        new("a key that is endorsed for nothing", 403, "NotEndorsed", siege => Bearing(siege, Jwt.Of(siege.Unendorsed, siege.Token.Claims).Write())),
        new("an activity without a channel", 403, "ChannelId", siege => Good(siege, siege.Help().With("channelId", null))),
        new("an activity without a channel, under a key endorsed for nothing", 403, "ChannelId", siege => Office.Request(Jwt.Of(siege.Unendorsed, siege.Token.Claims).Write(), siege.Help().With("channelId", null))),
        new("an activity of another channel", 403, "ChannelId", siege => Good(siege, siege.Help().With("channelId", "skype"))),
        new("a channel in capital letters", 403, "ChannelId", siege => Good(siege, siege.Help().With("channelId", "MSTEAMS"))),
        new("issued for another Connector", 403, "WrongServiceUrl", siege => Good(siege, siege.Help().With("serviceUrl", "https://smba.trafficmanager.net/emea/"))),
        new("issued for no Connector", 403, "NoServiceUrl", siege => Bearing(siege, siege.Token.With("serviceurl", null).Write())),
        new("issued for two Connectors", 403, "NoServiceUrl", siege => Bearing(siege, siege.Token.With("serviceurl", new JsonArray(siege.Office.ServiceUrl, "https://smba.trafficmanager.net/emea/")).Write())),
        new("a stranger's Connector, in token and activity", 403, "ServiceUrl", siege => At(siege, "https://smba.trafficmanager.net.example/teams/")),
        new("a Connector of another cloud", 403, "ServiceUrl", siege => At(siege, "https://smba.infra.gov.teams.microsoft.us/teams/")),
        new("a Connector on this machine", 403, "ServiceUrl", siege => At(siege, siege.Office.Connector.ServiceUrl)),
        new("a Connector without encryption", 403, "ServiceUrl", siege => At(siege, "http://smba.trafficmanager.net/teams/")),
        new("a Connector with a user name", 403, "ServiceUrl", siege => At(siege, "https://smba.trafficmanager.net@keys.example/teams/")),
        new("no Connector", 403, "ServiceUrl", siege => Good(siege, siege.Help().With("serviceUrl", null))),
        new("a tenant that is not let in", 403, "Tenant", siege => Good(siege, siege.Help().From("11111111-0000-4000-8000-000000000000"))),
        new("no tenant", 403, "Tenant", siege => Good(siege, siege.Help().From(null))),
        new("a tenant of no roster", 403, "belongs to no organisation", siege => Good(siege, siege.Help().From(Office.TenantWithoutRoster))),

        // What it comes with.
        new("gzip announced, plain body", 415, "ContentEncoding", siege => Good(siege).With("Content-Encoding", "gzip")),
        new("a gzip body", 415, "ContentEncoding", siege => Good(siege).With("Content-Encoding", "gzip") with { Body = Zipped(siege) }),
        new("a gzip body unannounced", 400, "Malformed", siege => Good(siege) with { Body = Zipped(siege) }),
        new("text", 415, "ContentType", siege => Good(siege).With("Content-Type", "text/plain")),
        new("a form", 415, "ContentType", siege => Good(siege).With("Content-Type", "application/x-www-form-urlencoded")),
        new("no content type", 415, "ContentType", siege => Good(siege).With("Content-Type")),
        new("JSON in UTF-16", 415, "ContentType", siege => Good(siege).With("Content-Type", "application/json; charset=utf-16")),
        new("a body of 300,000 bytes", 413, "TooLarge", siege => Good(siege, siege.Help().With("text", new string('a', 300_000)))),
        new("a body of 300,000 bytes, its length unsaid", 413, "TooLarge", siege => Good(siege, siege.Help().With("text", new string('a', 300_000))) with { Chunked = true }),
        new("JSON 2,000 levels deep", 400, "Malformed", siege => Good(siege) with { Body = Encoding.ASCII.GetBytes($"{{\"type\":\"message\",\"value\":{new string('[', 2000)}{new string(']', 2000)}}}") }),
        new("no JSON", 400, "Malformed", siege => Good(siege) with { Body = "<activity/>"u8.ToArray() }),
        new("broken UTF-8", 400, "Malformed", siege => Good(siege) with { Body = [.. "{\"type\":\"message\",\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8] }),
        new("nothing", 400, "Malformed", siege => Good(siege) with { Body = [] }),
        new("an activity without a type", 400, "MissingType", siege => Good(siege, siege.Help().With("type", null))),
        new("a member twice", 400, "Malformed", siege => Good(siege) with { Body = Encoding.UTF8.GetBytes(siege.Help().ToJsonString().Replace("\"channelId\"", "\"channelId\":\"skype\",\"channelId\"", StringComparison.Ordinal)) }),

        // Whose button it is: the channel's token is good, the person is not entitled.
        new("another person's button", 200, "NotEntitled", siege => Good(siege, Activities.Press(siege.Office, siege.Passerby, "refresh", siege.CardData))),
        new("a button of a report that is not there", 200, "NoSuchReport", siege => Good(siege, Activities.Press(siege.Office, siege.Contact, "acknowledge", siege.DataOf("r-0000000000000000")))),
        new("a button of a report of another organisation", 200, "NoSuchReport", siege => Good(siege, Activities.Press(siege.Office, siege.Foreigner, "acknowledge", siege.CardData).From(siege.ForeignTenant))),
    ];

    /// <inheritdoc/>
    public override string ToString() => What;

    private static RawRequest Good(Siege siege, JsonObject? activity = null) => Office.Request(siege.Token.Write(), activity ?? siege.Help());

    private static RawRequest Bearing(Siege siege, string token) => Office.Request(token, siege.Help());

    private static RawRequest At(Siege siege, string serviceUrl) => Office.Request(siege.Token.With("serviceurl", serviceUrl).Write(), siege.Help().With("serviceUrl", serviceUrl));

    private static long Now(int seconds) => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds;

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Rest(Siege siege) => siege.Token.Write().Split('.', 2)[1];

    /// <summary>Header and claims of one, signature of the other.</summary>
    private static string Spliced(Jwt signed, Jwt shown) => string.Join('.', [.. shown.Write().Split('.')[..2], signed.Write().Split('.')[2]]);

    private static byte[] Zipped(Siege siege)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionMode.Compress))
            zip.Write(Encoding.UTF8.GetBytes(siege.Help().ToJsonString()));
        return memory.ToArray();
    }
}
