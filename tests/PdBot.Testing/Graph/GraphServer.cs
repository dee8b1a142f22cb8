using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PdBot.Testing.Graph;

/// <summary>
/// A real HTTP server on 127.0.0.1 that speaks Microsoft Graph's protocol as far as it is documented: users, groups with pages,
/// presence, mailboxes, mail, calendars, installations, <c>$batch</c>; its limits, its throttling, and 403 for every right that is withheld. Protocol reference E.
/// </summary>
public sealed class GraphServer : IAsyncDisposable
{
    private const int MostInBatch = 20;

    private readonly WebApplication app;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly GraphState state = new();
    private readonly List<GraphCall> calls = [];
    private readonly List<GraphThrottle> throttles = [];
    private readonly List<GraphHold> holds = [];
    private readonly List<string> offences = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool silent;

    private GraphServer(WebApplication app, TimeProvider clock) => (this.app, this.clock) = (app, clock);

    /// <summary>The address with its version.</summary>
    public Uri Root => new(app.Urls.First() + "/v1.0");

    /// <summary>All requests, those inside of batches too, in the order of their arrival.</summary>
    public IReadOnlyList<GraphCall> Calls => Locked(() => calls.ToArray());

    /// <summary>The requests that went over the wire.</summary>
    public IReadOnlyList<GraphCall> Trips => [.. Calls.Where(call => !call.Inside)];

    /// <summary>Where a client broke a limit: a batch that is too large, a request before its time.</summary>
    public IReadOnlyList<string> Offences => Locked(() => offences.ToArray());

    /// <summary>What was mailed.</summary>
    public IReadOnlyList<(string From, string To, string Subject, string Body)> Mails => Locked(() => state.Mails.ToArray());

    /// <summary>For whom the app was installed, by their ids.</summary>
    public IReadOnlyList<string> Installations => Locked(() => state.Installations.ToArray());

    /// <summary>The meetings in all calendars, in the order in which they were made.</summary>
    public IReadOnlyList<GraphMeeting> Meetings => Locked(() => state.Meetings.ToArray());

    /// <summary>The chat that an installation for this user has.</summary>
    public static string ChatOf(string user) => $"19:{user}_9c000000-0000-4000-8000-0000000000bb@unq.gbl.spaces";

    /// <summary>Starts on a free port.</summary>
    /// <param name="clock">By which it judges whether a client waited.</param>
    public static async Task<GraphServer> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new GraphServer(app, clock);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Adds a user.</summary>
    public GraphUser Add(GraphUser user) => Locked(() => state.Users[user.Id] = user);

    /// <summary>The user leaves the organisation for good.</summary>
    public void Remove(string id) => Locked(() => state.Users.Remove(id));

    /// <summary>The user with this id.</summary>
    public GraphUser User(string id) => Locked(() => state.Users[id]);

    /// <summary>Adds a group.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="members">Users, or groups within it.</param>
    public void AddGroup(string id, params IEnumerable<string> members) => Locked(() => state.Groups[id] = [.. members]);

    /// <summary>How many values a page holds at most.</summary>
    public void PageBy(int size) => Locked(() => state.PageSize = size);

    /// <summary>Takes a right away, by its name.</summary>
    public void Withhold(string right) => Locked(() => state.Withheld.Add(right));

    /// <summary>Grants it again.</summary>
    public void Grant(string right) => Locked(() => state.Withheld.Remove(right));

    /// <summary>Refuses requests.</summary>
    /// <param name="contains">A part of their path.</param>
    /// <param name="seconds">In <c>Retry-After</c>; who comes earlier offends.</param>
    /// <param name="inside">Those within batches, or those that come by themselves.</param>
    /// <param name="status">429, or 503 and its kind.</param>
    /// <param name="times">How often.</param>
    public void Throttle(string contains, int seconds, bool inside = false, int status = 429, int times = 1) =>
        Locked(() => throttles.Add(new(contains, inside, seconds, status, times)));

    /// <summary>Lets requests wait before they are carried out.</summary>
    /// <param name="contains">A part of their path.</param>
    public GraphHold Hold(string contains)
    {
        var hold = new GraphHold(contains);
        Locked(() => holds.Add(hold));
        return hold;
    }

    /// <summary>Breaks every connection, or no longer.</summary>
    public void GoSilent(bool on) => Locked(() => silent = on);

    /// <summary>Completes when so many requests have been answered on the wire.</summary>
    public async Task WhenTripsAsync(int count)
    {
        while (true)
        {
            var (seen, next) = Locked(() => (calls.Count(call => !call.Inside), changed.Task));
            if (seen >= count)
            {
                return;
            }

            await next.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var body = context.Request.ContentLength > 0 ? await JsonNode.ParseAsync(context.Request.Body) : null;
        var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget["/v1.0".Length..];
        var authorized = context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal);
        var eventual = context.Request.Headers["ConsistencyLevel"] == "eventual";
        foreach (var hold in Locked(() => holds.ToArray()))
            await hold.PassAsync(target);
        GraphAnswer? answer;
        lock (gate)
        {
            answer = silent ? null : !authorized ? GraphAnswer.Error(401, "InvalidAuthenticationToken") : Answer(context.Request.Method, target, body, eventual, inside: false);
            calls.Add(new(clock.GetUtcNow(), context.Request.Method, target, false, answer?.Status ?? 0, target == "/$batch" ? body?["requests"]?.AsArray().Count ?? 0 : 0));
        }

        if (answer is null)
        {
            Tell();
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (answer.Body is not null)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer.Body.ToJsonString());
        }

        await context.Response.CompleteAsync();
        Tell();
    }

    /// <summary>Under the lock.</summary>
    private GraphAnswer Answer(string method, string target, JsonNode? body, bool eventual, bool inside)
    {
        foreach (var throttle in throttles.Where(throttle => throttle.Concerns(target, inside)))
        {
            if (throttle.Refuse(clock.GetUtcNow(), () => offences.Add($"{method} {target} came before its time")) is { } refusal)
            {
                return refusal;
            }
        }

        return (method, target) == ("POST", "/$batch") ? Batch(body) : state.Answer(method, target, body, eventual, Root.AbsoluteUri);
    }

    /// <summary>Answers in an order of its own: the last first.</summary>
    private GraphAnswer Batch(JsonNode? body)
    {
        var items = body?["requests"]?.AsArray() ?? [];
        if (items.Count is 0 or > MostInBatch)
        {
            offences.Add($"A batch of {items.Count}");
            return GraphAnswer.Error(400, "BadRequest");
        }

        var responses = new JsonArray();
        foreach (var item in items.Reverse())
        {
            var (method, url) = (item!["method"]!.GetValue<string>(), item["url"]!.GetValue<string>());
            var eventual = item["headers"]?["ConsistencyLevel"]?.GetValue<string>() == "eventual";
            var answer = Answer(method, url, item["body"], eventual, inside: true);
            calls.Add(new(clock.GetUtcNow(), method, url, true, answer.Status, 0));
            var response = new JsonObject { ["id"] = item["id"]!.GetValue<string>(), ["status"] = answer.Status, ["body"] = answer.Body };
            if (answer.RetryAfter is { } seconds)
            {
                response["headers"] = new JsonObject { ["Retry-After"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture) };
            }

            responses.Add(response);
        }

        return GraphAnswer.Ok(new JsonObject { ["responses"] = responses });
    }

    private void Tell()
    {
        lock (gate)
        {
            changed.TrySetResult();
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private T Locked<T>(Func<T> what)
    {
        lock (gate)
        {
            return what();
        }
    }

    private void Locked(Action what)
    {
        lock (gate)
        {
            what();
        }
    }
}
