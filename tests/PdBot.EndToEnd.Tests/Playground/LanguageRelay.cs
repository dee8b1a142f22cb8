using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PdBot.EndToEnd.Tests.Playground;

/// <summary>Stands between Playground and the bot and says zh-TW, as Teams does for these persons; Playground always says en-US.</summary>
internal sealed class LanguageRelay : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly HttpClient _http = new();
    private readonly Uri _bot;
    private readonly string _locale;

    private LanguageRelay(WebApplication server, Uri messages, Uri bot, string locale) =>
        (_server, Messages, _bot, _locale) = (server, messages, bot, locale);

    /// <summary>Where Playground sends instead of to the bot.</summary>
    public Uri Messages { get; }

    public static async Task<LanguageRelay> StartAsync(Uri botMessages, string locale = "zh-TW")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var address = $"http://127.0.0.1:{Machine.FreePort()}";
        builder.WebHost.UseUrls(address);
        var relay = new LanguageRelay(builder.Build(), new Uri($"{address}/api/messages"), botMessages, locale);
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
        var activity = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        activity["locale"] = _locale;
        using var content = new StringContent(activity.ToJsonString());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        try
        {
            using var answer = await _http.PostAsync(_bot, content);
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            await context.Response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
        }
        catch (HttpRequestException)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }
}
