using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PdBot.Testing.Identity;

/// <summary>The channel's token server: announces its keys with their endorsements, signs with the newest, and can roll them. Protocol reference A1.</summary>
public sealed class OpenIdServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<SigningKey> keys = [];
    private readonly string host;
    private readonly Gateway gateway = new();
    private int fetches;

    private OpenIdServer(WebApplication app, string issuer, string host) => (this.app, Issuer, this.host) = (app, issuer, host);

    /// <summary>What its tokens say under <c>iss</c>.</summary>
    public string Issuer { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>The newest key.</summary>
    public SigningKey Key
    {
        get
        {
            lock (gate)
                return keys[^1];
        }
    }

    /// <summary>How often its keys were fetched.</summary>
    public int Fetches => Volatile.Read(ref fetches);

    /// <summary>False: it answers 500 to everything.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>Lets everybody who asks for keys wait until this is disposed.</summary>
    public IDisposable Hold() => gateway.Close();

    /// <summary>Starts on a free port, with one key that is endorsed for Teams.</summary>
    /// <param name="issuer">The cloud's issuer.</param>
    /// <param name="host">The host that it plays.</param>
    public static async Task<OpenIdServer> StartAsync(string issuer = "https://api.botframework.com", string host = "login.botframework.com")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new OpenIdServer(builder.Build(), issuer, host);
        server.Roll();
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>Publishes one more key, which signs from now on; the ones before stay valid.</summary>
    /// <param name="key">Null: one that is endorsed for Teams.</param>
    public SigningKey Roll(SigningKey? key = null)
    {
        key ??= new SigningKey(["msteams", "skype"]);
        lock (gate)
            keys.Add(key);
        return key;
    }

    /// <summary>Takes a key out of the document.</summary>
    public void Retire(SigningKey key)
    {
        lock (gate)
            keys.Remove(key);
    }

    /// <summary>A token as the channel sends it.</summary>
    /// <param name="appId">For whom.</param>
    /// <param name="serviceUrl">The Connector.</param>
    public Jwt Issue(string appId, string serviceUrl)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return Jwt.Of(Key, new JsonObject { ["serviceurl"] = serviceUrl, ["nbf"] = now, ["exp"] = now + 3600, ["iss"] = Issuer, ["aud"] = appId });
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        keys.ForEach(key => key.Dispose());
    }

    private async Task AnswerAsync(HttpContext context)
    {
        await gateway.PassAsync();
        if (!Answers)
        {
            context.Response.StatusCode = 500;
            return;
        }
        object? document = context.Request.Path.Value switch
        {
            "/v1/.well-known/openidconfiguration" => new Dictionary<string, object>
            {
                ["issuer"] = Issuer,
                ["authorization_endpoint"] = "https://invalid.botframework.com",
                ["jwks_uri"] = $"https://{host}/v1/.well-known/keys",
                ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
                ["token_endpoint_auth_methods_supported"] = new[] { "private_key_jwt" },
            },
            "/v1/.well-known/keys" => Keys(),
            _ => null,
        };
        if (document is null)
        {
            context.Response.StatusCode = 404;
            return;
        }
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(JsonSerializer.Serialize(document));
    }

    private Dictionary<string, object> Keys()
    {
        Interlocked.Increment(ref fetches);
        lock (gate)
            return new() { ["keys"] = keys.Select(key => key.Published()).ToArray() };
    }
}
