using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Graph;

/// <summary>Microsoft Graph, as far as PdBot uses it: requests, batches, pages; patient where Graph asks for patience. Never throws on an answer.</summary>
public sealed class GraphClient
{
    /// <summary>How many requests a batch may hold.</summary>
    public const int MostInBatch = 20;

    private const int MostPages = 100;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    private readonly GraphExchange exchange;
    private readonly GraphCloud cloud;
    private readonly GraphOptions options;
    private readonly TimeProvider time;

    /// <summary>Wires the client.</summary>
    /// <param name="http">Follows no redirects (<c>ConnectorClient.CreateHandler</c>).</param>
    /// <param name="cloud">Whose Graph.</param>
    /// <param name="token">Gives the bearer token; a null token sends none.</param>
    /// <param name="refused">Told which token Graph answered with 401; null when nobody wants to know.</param>
    /// <param name="options">Patience.</param>
    /// <param name="time">For waits and time-outs.</param>
    public GraphClient(
        HttpClient http, GraphCloud cloud, Func<Uri, CancellationToken, ValueTask<string?>> token, Action<string>? refused, GraphOptions options, TimeProvider time)
    {
        exchange = new GraphExchange(http, cloud, token, refused, options, time);
        (this.cloud, this.options, this.time) = (cloud, options, time);
    }

    /// <summary>The address with its version, without a slash at the end.</summary>
    public string Root => cloud.Root.AbsoluteUri.TrimEnd('/');

    /// <summary>A single request, tried again where that helps.</summary>
    public async Task<GraphResult> SendAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await exchange.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (result is not GraphResult.Failed { Fault: var fault } || !MayTryAgain(request, fault, attempt))
                return result;
            await Task.Delay(WaitOf(fault, attempt), time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Any number of requests, twenty at a time; what Graph throttles among them is asked for again after as long as it says.</summary>
    /// <returns>The answers in the order of the requests.</returns>
    public async Task<IReadOnlyList<GraphResult>> BatchAsync(IReadOnlyList<GraphRequest> requests, CancellationToken cancellationToken)
    {
        var results = new GraphResult[requests.Count];
        int[] waiting = [.. Enumerable.Range(0, requests.Count)];
        for (var attempt = 1; waiting.Length > 0; attempt++)
        {
            var answered = new List<int>();
            foreach (var chunk in waiting.Chunk(MostInBatch))
                if (await BatchAsync(requests, chunk, results, cancellationToken).ConfigureAwait(false))
                    answered.AddRange(chunk);
            waiting = [.. answered.Where(index => results[index] is GraphResult.Failed { Fault: var fault } && MayTryAgain(requests[index], fault, attempt))];
            if (waiting.Length > 0)
                await Task.Delay(waiting.Max(index => WaitOf(((GraphResult.Failed)results[index]).Fault, attempt)), time, cancellationToken).ConfigureAwait(false);
        }
        return results;
    }

    /// <summary>The <c>value</c> of all pages.</summary>
    /// <returns>The elements; or the fault of the first page that failed.</returns>
    public async Task<(IReadOnlyList<JsonElement> Values, GraphFault? Fault)> PagesAsync(GraphRequest first, CancellationToken cancellationToken)
    {
        var values = new List<JsonElement>();
        var request = first;
        for (var page = 0; page < MostPages; page++)
        {
            var result = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (result is GraphResult.Failed { Fault: var fault })
                return ([], fault);
            var body = ((GraphResult.Done)result).Body;
            if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Array)
                values.AddRange(value.EnumerateArray());
            if (body.ValueKind != JsonValueKind.Object || body.Text("@odata.nextLink") is not { Length: > 0 } next)
                return (values, null);
            // The token goes along: a link that leads elsewhere is not followed.
            if (!next.StartsWith(Root + "/", StringComparison.OrdinalIgnoreCase))
                return ([], new GraphFault(null, GraphFault.NoAnswer));
            request = first with { Path = next[Root.Length..] };
        }
        return ([], new GraphFault(null, GraphFault.NoAnswer));
    }

    /// <summary>One batch. False when it failed as a whole, after all patience.</summary>
    private async Task<bool> BatchAsync(IReadOnlyList<GraphRequest> requests, int[] chunk, GraphResult[] results, CancellationToken cancellationToken)
    {
        var items = chunk.Select(index => (JsonNode)Item(requests[index], index)).ToArray();
        var batch = new GraphRequest(HttpMethod.Post, "/$batch", new JsonObject { ["requests"] = new JsonArray(items) }) { MayRepeat = chunk.All(index => requests[index].MayRepeat) };
        var answer = await SendAsync(batch, cancellationToken).ConfigureAwait(false);
        foreach (var index in chunk)
            results[index] = answer as GraphResult.Failed ?? new GraphResult.Failed(new GraphFault(null, GraphFault.NoAnswer));
        if (answer is not GraphResult.Done { Body: var body })
            return false;
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("responses", out var responses) || responses.ValueKind != JsonValueKind.Array)
            return true;
        foreach (var response in responses.EnumerateArray())
            if (int.TryParse(response.Text("id"), CultureInfo.InvariantCulture, out var index) && chunk.Contains(index)
                && response.TryGetProperty("status", out var status) && status.TryGetInt32(out var number))
                results[index] = GraphExchange.Meaning(number, response.TryGetProperty("body", out var part) ? part : default, RetryAfter(response));
        return true;
    }

    private static JsonObject Item(GraphRequest request, int index)
    {
        var item = new JsonObject { ["id"] = index.ToString(CultureInfo.InvariantCulture), ["method"] = request.Method.Method, ["url"] = request.Path };
        if (request.Body is not null)
        {
            item["headers"] = new JsonObject { ["Content-Type"] = "application/json" };
            item["body"] = request.Body.DeepClone();
        }
        return item;
    }

    private static TimeSpan? RetryAfter(JsonElement response)
    {
        if (!response.TryGetProperty("headers", out var headers) || headers.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var header in headers.EnumerateObject())
            if (header.Name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase) && int.TryParse(header.Value.ToString(), CultureInfo.InvariantCulture, out var seconds))
                return TimeSpan.FromSeconds(seconds);
        return null;
    }

    private bool MayTryAgain(GraphRequest request, GraphFault fault, int attempt) =>
        attempt < options.Attempts && WaitOf(fault, attempt) <= options.LongestWait
        && (fault.IsThrottled || (request.MayRepeat && fault.Passes) || (fault.Status == 401 && attempt == 1));

    private static TimeSpan WaitOf(GraphFault fault, int attempt) =>
        fault.Status == 401 ? TimeSpan.Zero : fault.RetryAfter ?? FirstWait * Math.Pow(2, attempt - 1);
}
