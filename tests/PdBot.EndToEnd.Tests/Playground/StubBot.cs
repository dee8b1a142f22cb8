using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PdBot.EndToEnd.Tests.Playground;

/// <summary>A bot of a few lines, to try the harness before the real one: a card for every message, a new card for every press.</summary>
internal sealed class StubBot : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly HttpClient _http = new();
    private readonly ConcurrentQueue<JsonElement> _received = new();

    private StubBot(WebApplication server, Uri messages) => (_server, Messages) = (server, messages);

    public Uri Messages { get; }

    /// <summary>Every activity received, in order.</summary>
    public IReadOnlyCollection<JsonElement> Received => _received;

    public static async Task<StubBot> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var address = $"http://127.0.0.1:{Machine.FreePort()}";
        builder.WebHost.UseUrls(address);
        var bot = new StubBot(builder.Build(), new Uri($"{address}/api/messages"));
        bot._server.MapPost("/api/messages", bot.ReceiveAsync);
        await bot._server.StartAsync();
        return bot;
    }

    /// <summary>Sends a card to the person of a received activity, or rewrites one.</summary>
    /// <param name="activityId">The message to rewrite; null sends a new one.</param>
    public async Task SendAsync(JsonElement activity, object card, string? activityId = null)
    {
        var conversation = Uri.EscapeDataString(activity.GetProperty("conversation").GetProperty("id").GetString()!);
        var address = $"{activity.GetProperty("serviceUrl").GetString()!.TrimEnd('/')}/v3/conversations/{conversation}/activities";
        var message = new { type = "message", attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = card } } };
        using var answer = activityId is null
            ? await _http.PostAsJsonAsync(address, message)
            : await _http.PutAsJsonAsync($"{address}/{Uri.EscapeDataString(activityId)}", message);
        answer.EnsureSuccessStatusCode();
    }

    public static object Question(string name) => new
    {
        type = "AdaptiveCard",
        version = "1.5",
        body = new object[]
        {
            new { type = "TextBlock", text = $"請{name}簽收", wrap = true, size = "Large" },
            new { type = "Input.Text", id = "reason", label = "理由" },
        },
        actions = new[] { new { type = "Action.Execute", title = "簽收", verb = "acknowledge", data = new { report = "PD-115-0001" } } },
    };

    public static object Statement(string text) => new
    {
        type = "AdaptiveCard",
        version = "1.5",
        body = new[] { new { type = "TextBlock", text, wrap = true } },
    };

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private async Task<IResult> ReceiveAsync(JsonElement activity)
    {
        _received.Enqueue(activity);
        var name = activity.GetProperty("from").TryGetProperty("name", out var given) ? given.GetString() : "";
        switch (activity.GetProperty("type").GetString())
        {
            case "message":
                await SendAsync(activity, Question(name!));
                return Results.Accepted();
            case "invoke":
                var reason = activity.GetProperty("value").GetProperty("action").GetProperty("data").GetProperty("reason").GetString();
                return Results.Json(new
                {
                    statusCode = 200,
                    type = "application/vnd.microsoft.card.adaptive",
                    value = Statement($"{name}已簽收:{reason}"),
                });
            default:
                return Results.Accepted();
        }
    }
}
