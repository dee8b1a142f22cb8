using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PdBot.EndToEnd.Tests.Tokens;

/// <summary>The Bot Framework between Teams and the bot: hands on what Playground sends, under the channel's token and the Connector's public address.</summary>
internal sealed class ChannelRelay : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Office _office;
    private readonly HttpClient _http = new();
    private readonly ConcurrentQueue<string> _brought = new();

    private ChannelRelay(WebApplication server, Office office) => (_server, _office) = (server, office);

    /// <summary>Where Playground sends instead of to the bot.</summary>
    public Uri Messages => new(new Uri(_server.Urls.First()), "/api/messages");

    /// <summary>What activities name as the Connector.</summary>
    public string ServiceUrl => new Uri(new Uri(_office.ServiceUrl), "/_connector").ToString();

    /// <summary>The Authorization headers with which Playground came.</summary>
    public IReadOnlyCollection<string> Brought => _brought;

    public static async Task<ChannelRelay> StartAsync(Office office)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var relay = new ChannelRelay(builder.Build(), office);
        relay._server.MapPost("/api/messages", relay.PassOnAsync);
        await relay._server.StartAsync();
        return relay;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        _brought.Enqueue(context.Request.Headers.Authorization.ToString());
        var activity = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject().With("serviceUrl", ServiceUrl).With("locale", "zh-TW");
        var (status, body) = await _office.SendAsync(Office.Request(_office.Channel.Issue(Office.AppId, ServiceUrl).Write(), activity));
        context.Response.StatusCode = status;
        if (body.Length == 0)
            return;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(body);
    }
}
