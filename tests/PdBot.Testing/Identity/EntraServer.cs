using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PdBot.Testing.Identity;

/// <summary>
/// Entra's token endpoint for applications, its discovery documents, and the managed identity endpoint of a machine in Azure
/// (<c>IDENTITY_ENDPOINT</c>). Protocol reference B1.
/// </summary>
public sealed class EntraServer : IAsyncDisposable
{
    /// <summary>What the managed identity endpoint wants in its header.</summary>
    public const string MachineSecret = "of-this-machine";

    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<TokenRequest> requests = [];
    private readonly SigningKey key = new(endorsements: null);
    private readonly Gateway gateway = new();

    private EntraServer(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>The managed identity endpoint.</summary>
    public Uri MachineEndpoint => new(Address, "/msi/token");

    /// <summary>All requests for tokens, oldest first.</summary>
    public IReadOnlyList<TokenRequest> Requests
    {
        get
        {
            lock (gate)
                return [.. requests];
        }
    }

    /// <summary>How long its tokens are good for. Default one hour.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A code such as AADSTS7000222 (the secret has expired) that is answered instead; null for none.</summary>
    public string? Refuses { get; set; }

    /// <summary>Starts on a free port.</summary>
    public static async Task<EntraServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new EntraServer(builder.Build());
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>Lets requests for tokens wait until this is disposed.</summary>
    public IDisposable Hold() => gateway.Close();

    /// <summary>A token that a user of this tenant would bring, in the name of an app.</summary>
    public Jwt IssueUserToken(string tenant, string audience) => Token(tenant, audience).With("oid", "c9000000-0000-4000-8000-0000000000aa").With("scp", "access_as_user");

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var tenant = path.Split('/').ElementAtOrDefault(1) ?? "";
        JsonObject? document = path switch
        {
            _ when path.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal) => await IssueAsync(context, tenant),
            "/msi/token" => await IssueToMachineAsync(context),
            "/common/discovery/instance" => Instance(),
            _ when path.EndsWith("/.well-known/openid-configuration", StringComparison.Ordinal) => Configuration(tenant),
            _ when path.EndsWith("/discovery/v2.0/keys", StringComparison.Ordinal) => new() { ["keys"] = new JsonArray(System.Text.Json.JsonSerializer.SerializeToNode(key.Published())) },
            _ => null,
        };
        if (document is null)
            context.Response.StatusCode = 404;
        else
            await context.Response.WriteAsJsonAsync(document);
    }

    private async Task<JsonObject> IssueAsync(HttpContext context, string tenant)
    {
        var form = await context.Request.ReadFormAsync();
        Note(new(tenant, form["client_id"].ToString(), form["scope"].ToString().Split(' ')[0], form["client_secret"], form["client_assertion"]));
        await gateway.PassAsync();
        if (Refuses is { } code)
        {
            context.Response.StatusCode = 401;
            return new() { ["error"] = "invalid_client", ["error_description"] = $"{code}: refused for app '{form["client_id"]}'.", ["error_codes"] = new JsonArray(int.Parse(code["AADSTS".Length..], System.Globalization.CultureInfo.InvariantCulture)) };
        }
        return new()
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)Lifetime.TotalSeconds,
            ["ext_expires_in"] = (int)Lifetime.TotalSeconds,
            ["access_token"] = Token(tenant, Audience(form["scope"].ToString())).With("appid", form["client_id"].ToString()).Write(),
        };
    }

    private async Task<JsonObject?> IssueToMachineAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (context.Request.Headers["X-IDENTITY-HEADER"] != MachineSecret)
        {
            context.Response.StatusCode = 401;
            return new();
        }
        Note(new("managed", query["client_id"].ToString(), query["resource"].ToString(), null, null));
        await gateway.PassAsync();
        return new()
        {
            ["token_type"] = "Bearer",
            ["expires_on"] = (TimeProvider.System.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["resource"] = query["resource"].ToString(),
            ["client_id"] = query["client_id"].ToString(),
            ["access_token"] = Token("managed", query["resource"].ToString()).With("appid", query["client_id"].ToString()).Write(),
        };
    }

    private void Note(TokenRequest request)
    {
        lock (gate)
            requests.Add(request);
    }

    private Jwt Token(string tenant, string audience)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return Jwt.Of(key, new JsonObject
        {
            ["aud"] = audience,
            ["iss"] = $"https://sts.windows.net/{tenant}/",
            ["tid"] = tenant,
            ["nbf"] = now,
            ["exp"] = now + (long)Lifetime.TotalSeconds,
            ["jti"] = Guid.NewGuid().ToString("N"),
        });
    }

    private static string Audience(string scope)
    {
        var first = scope.Split(' ')[0];
        return first.EndsWith("/.default", StringComparison.Ordinal) ? first[..^"/.default".Length] : first;
    }

    private static JsonObject Instance() => new()
    {
        ["tenant_discovery_endpoint"] = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
        ["api-version"] = "1.1",
        ["metadata"] = new JsonArray(new JsonObject
        {
            ["preferred_network"] = "login.microsoftonline.com",
            ["preferred_cache"] = "login.windows.net",
            ["aliases"] = new JsonArray("login.microsoftonline.com", "login.windows.net"),
        }),
    };

    private static JsonObject Configuration(string tenant) => new()
    {
        ["issuer"] = $"https://login.microsoftonline.com/{tenant}/v2.0",
        ["token_endpoint"] = $"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
        ["authorization_endpoint"] = $"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize",
        ["jwks_uri"] = $"https://login.microsoftonline.com/{tenant}/discovery/v2.0/keys",
    };
}

/// <summary>A request for a token.</summary>
/// <param name="Tenant">Whose endpoint; <c>managed</c> for the machine's own.</param>
/// <param name="ClientId">For which app or identity.</param>
/// <param name="Scope">The first scope, or the resource.</param>
/// <param name="Secret">Null when none was sent.</param>
/// <param name="Assertion">Null when none was sent.</param>
public sealed record TokenRequest(string Tenant, string ClientId, string Scope, string? Secret, string? Assertion);
