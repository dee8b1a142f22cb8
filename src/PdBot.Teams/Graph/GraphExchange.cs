using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Graph;

/// <summary>One request to Graph and what its answer means; nothing is tried again here.</summary>
internal sealed class GraphExchange(
    HttpClient http, GraphCloud cloud, Func<Uri, CancellationToken, ValueTask<string?>> token, Action<string>? refused, GraphOptions options, TimeProvider time)
{
    private const int MaxAnswerBytes = 8 * 1024 * 1024;

    public async Task<GraphResult> SendAsync(GraphRequest call, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            if (await BearerAsync(either.Token).ConfigureAwait(false) is not { Given: true } bearer)
                return Failed(null, GraphFault.NoToken);
            using var request = Write(call, bearer.Token);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.Unauthorized && bearer.Token is { } stale)
                refused?.Invoke(stale);
            var body = await ReadAsync(response.Content, either.Token).ConfigureAwait(false);
            return Meaning((int)response.StatusCode, body, RetryAfter(response.Headers));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(null, GraphFault.NoAnswer);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or JsonException)
        {
            return Failed(null, GraphFault.NoAnswer);
        }
    }

    /// <summary>The meaning of an answer, or of the part of a batch's answer.</summary>
    public static GraphResult Meaning(int status, JsonElement body, TimeSpan? retryAfter)
    {
        if (status is >= 200 and < 300)
            return new GraphResult.Done(body);
        var code = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("error", out var error) ? error.Text("code") : null;
        return Failed(status, code is { Length: > 0 } ? code : GraphFault.NoAnswer, retryAfter);
    }

    private static GraphResult.Failed Failed(int? status, string code, TimeSpan? retryAfter = null) => new(new GraphFault(status, code, retryAfter));

    private async Task<(bool Given, string? Token)> BearerAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (true, await token(cloud.Root, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception none) when (none is not OperationCanceledException)
        {
            // Every credential throws its own kinds; all mean that this call cannot be made now.
            return (false, null);
        }
    }

    private HttpRequestMessage Write(GraphRequest call, string? bearer)
    {
        var request = new HttpRequestMessage(call.Method, new Uri(cloud.Root.AbsoluteUri.TrimEnd('/') + call.Path));
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (call.Eventual)
            request.Headers.Add("ConsistencyLevel", "eventual");
        if (call.Body is not null)
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(call.Body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return request;
    }

    private static async Task<JsonElement> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var memory = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (memory.Length + read > MaxAnswerBytes)
                throw new IOException("The answer of Graph is larger than anything that was asked for.");
            memory.Write(buffer, 0, read);
        }
        return memory.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(memory.ToArray());
    }

    private TimeSpan? RetryAfter(HttpResponseHeaders headers) => headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero,
        _ => null,
    };
}
