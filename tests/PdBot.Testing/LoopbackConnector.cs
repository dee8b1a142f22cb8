using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PdBot.Testing;

/// <summary>A real HTTP server on 127.0.0.1 that speaks the Connector's protocol and, when told to, its documented errors.</summary>
public sealed class LoopbackConnector : IAsyncDisposable
{
    /// <summary>In <see cref="Refuse"/>: whoever it is for.</summary>
    public const string Anyone = "*";

    private readonly ConnectorState state = new();
    private readonly WebApplication app;

    private LoopbackConnector(WebApplication app) => this.app = app;

    /// <summary>What the bot is given as <c>serviceUrl</c>.</summary>
    public string ServiceUrl => app.Urls.First() + "/teams/";

    /// <summary>All requests so far, oldest first.</summary>
    public IReadOnlyList<ConnectorRequest> Requests => state.Locked((requests, _) => requests.ToArray());

    /// <summary>All messages that people see, in the order in which they were posted, with their newest content.</summary>
    public IReadOnlyList<ShownActivity> Shown => state.Locked((_, shown) => shown.Where(message => !message.Deleted).ToArray());

    /// <summary>Starts on a free port.</summary>
    public static async Task<LoopbackConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new LoopbackConnector(app);
        app.Run(connector.HandleAsync);
        await app.StartAsync();
        return connector;
    }

    /// <summary>Refuses requests that concern a person or a conversation.</summary>
    /// <param name="who">The member id that conversations are created with, a conversation id, or <see cref="Anyone"/>.</param>
    /// <param name="answer">What to say.</param>
    /// <param name="times">How often; for ever by default.</param>
    /// <param name="method">Only for this HTTP method; null for all.</param>
    public void Refuse(string who, ConnectorAnswer answer, int times = int.MaxValue, string? method = null) =>
        state.Change(() => state.Rules.Add(who, answer, times, method));

    /// <summary>Keeps Teams' limits from now on.</summary>
    public void Keep(TeamsLimits limits) => state.Change(() => state.Limits = limits);

    /// <summary>Takes everything for this person or conversation again.</summary>
    public void Accept(string who) => state.Change(() => state.Rules.Clear(who));

    /// <summary>The id of a person's 1:1 conversation, opened now if it was not.</summary>
    public string ConversationOf(string person) => state.OpenConversation(person);

    /// <summary>What one person sees in the 1:1 conversation.</summary>
    public IReadOnlyList<ShownActivity> SeenBy(string person) => [.. Shown.Where(message => message.Person == person)];

    /// <summary>The first message that satisfies a condition now or by an update or a new message within the time-out.</summary>
    /// <param name="matches">Looked at whenever something happened.</param>
    /// <param name="timeout">Null: 30 s.</param>
    public async Task<ShownActivity> WaitForAsync(Func<ShownActivity, bool> matches, TimeSpan? timeout = null)
    {
        ShownActivity? found = null;
        await WaitAsync(() => (found = state.Locked((_, shown) => shown.FirstOrDefault(message => !message.Deleted && matches(message)))) is not null, timeout);
        return found!;
    }

    /// <summary>The first request that satisfies a condition, past or to come within the time-out.</summary>
    public async Task<ConnectorRequest> WaitForRequestAsync(Func<ConnectorRequest, bool> matches, TimeSpan? timeout = null)
    {
        ConnectorRequest? found = null;
        await WaitAsync(() => (found = state.Locked((requests, _) => requests.FirstOrDefault(matches))) is not null, timeout);
        return found!;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task WaitAsync(Func<bool> ready, TimeSpan? timeout)
    {
        try
        {
            await state.When(ready).WaitAsync(timeout ?? TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            var seen = string.Join("\n", Requests.TakeLast(20).Select(request => $"{request.Number} {request.Method} {request.Path} -> {request.Status}"));
            throw new TimeoutException($"Nothing matched. The last requests were:\n{seen}");
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        var body = await JsonBodyAsync(context.Request);
        var parts = RawPath(context).Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(parts, "v3");
        if (at < 0 || parts.ElementAtOrDefault(at + 1) != "conversations")
        {
            context.Response.StatusCode = 404;
            return;
        }

        var conversation = parts.ElementAtOrDefault(at + 2) is { } escaped ? Uri.UnescapeDataString(escaped) : null;
        var activity = parts.ElementAtOrDefault(at + 4) is { } escapedActivity ? Uri.UnescapeDataString(escapedActivity) : null;
        var authorization = context.Request.Headers.Authorization.ToString();
        var (answer, id) = state.Handle(
            context.Request.Method, RawPath(context), authorization.Length == 0 ? null : authorization, conversation, activity, body);
        await AnswerAsync(context, answer, id);
    }

    private static async Task AnswerAsync(HttpContext context, ConnectorAnswer answer, string? id)
    {
        switch (answer.Status)
        {
            case 0:
                context.Abort();
                return;
            case -1:
                var gone = new TaskCompletionSource();
                await using (context.RequestAborted.Register(gone.SetResult))
                {
                    await gone.Task;
                }

                return;
        }

        if (answer.Until is { } until)
        {
            await until.WaitAsync(context.RequestAborted);
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["MS-CV"] = "loopback.1";
        if (answer.RetryAfter is not null)
        {
            context.Response.Headers.RetryAfter = answer.RetryAfter;
        }

        await context.Response.WriteAsync(answer.Body ?? (answer.Status < 300 ? JsonSerializer.Serialize(new { id }) : ""));
    }

    // The decoded path has lost the difference between a slash and an escaped one.
    private static string RawPath(HttpContext context) =>
        context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;

    private static async Task<JsonElement> JsonBodyAsync(HttpRequest request)
    {
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory);
        return memory.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(memory.ToArray());
    }
}
