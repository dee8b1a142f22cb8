using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Outbound;

/// <summary>One request to the Connector and what its answer means.</summary>
internal sealed class ConnectorExchange
{
    private const int MaxAnswerBytes = 16 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    private readonly HttpClient http;
    private readonly Func<Uri, CancellationToken, ValueTask<string?>> token;
    private readonly ConnectorOptions options;
    private readonly TimeProvider clock;
    private readonly Action<string>? refused;

    public ConnectorExchange(
        HttpClient http, Func<Uri, CancellationToken, ValueTask<string?>> token, ConnectorOptions options, TimeProvider clock, Action<string>? refused) =>
        (this.http, this.token, this.options, this.clock, this.refused) = (http, token, options, clock, refused);

    public async Task<ConnectorResult> SendAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        if (call.Body is not null && !CardJson.Fits(call.Body))
        {
            return Failed(new(ConnectorFaultKind.TooLarge));
        }

        var result = await AtAsync(call, cancellationToken).ConfigureAwait(false);
        var wrongCloud = result is ConnectorResult.Failed { Fault.Code: "InvalidBotApiHost" } && call.ServiceUrl != options.GccServiceUrl;
        return wrongCloud
            ? await AtAsync(call with { ServiceUrl = options.GccServiceUrl }, cancellationToken).ConfigureAwait(false)
            : result;
    }

    private async Task<ConnectorResult> AtAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        if (options.ServiceUrls.Admit(call.ServiceUrl) is not { } service)
        {
            return Failed(new(ConnectorFaultKind.HostNotAllowed));
        }

        using var timeout = new CancellationTokenSource(options.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var written = false;
        try
        {
            using var request = await RequestAsync(call, service, either.Token).ConfigureAwait(false);
            if (request is null)
            {
                return Failed(new(ConnectorFaultKind.Unavailable, Code: ConnectorFault.NoToken));
            }

            written = true;
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var body = await ReadAsync(response.Content, either.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.Unauthorized && request.Headers.Authorization?.Parameter is { } bearer)
            {
                refused?.Invoke(bearer);
            }

            return response.IsSuccessStatusCode
                ? Taken(call, body)
                : Failed(ConnectorFaults.Read((int)response.StatusCode, ErrorBody.Read(body), response.Headers, call.Operation, clock.GetUtcNow()));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(new(ConnectorFaultKind.Unavailable) { Ambiguous = written && call.Operation.MayDuplicate });
        }
        catch (HttpRequestException broken)
        {
            return Failed(new(ConnectorFaultKind.Unavailable) { Ambiguous = call.Operation.MayDuplicate && !NeverLeft(broken) });
        }
    }

    private async Task<HttpRequestMessage?> RequestAsync(ConnectorCall call, Uri service, CancellationToken cancellationToken)
    {
        string? bearer;
        try
        {
            bearer = await token(service, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            // Every credential throws its own kinds; all mean that this call cannot be made now.
            return null;
        }

        var request = new HttpRequestMessage(call.Operation.Method, new Uri($"{call.ServiceUrl.TrimEnd('/')}/{call.Path}"));
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        request.Content = call.Body is null ? null : new ByteArrayContent(call.Body) { Headers = { ContentType = Json } };
        return request;
    }

    // Before a connection stands nothing can have been delivered; later nobody knows.
    private static bool NeverLeft(HttpRequestException broken) => broken.HttpRequestError is
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    // The status has been seen, so a body that breaks off changes nothing: it is read as far as it came.
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxAnswerBytes];
        var length = 0;
        try
        {
            using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
        }

        return buffer.AsMemory(0, length);
    }

    private static ConnectorResult Taken(ConnectorCall call, ReadOnlyMemory<byte> body)
    {
        var id = Member(body, "id");
        if (call.ConversationId is not null)
        {
            return new ConnectorResult.Sent(call.ConversationId, id, call.ServiceUrl);
        }

        return id is null
            ? Failed(new(ConnectorFaultKind.Unavailable, 200))
            : new ConnectorResult.Sent(id, null, call.ServiceUrl);
    }

    private static string? Member(ReadOnlyMemory<byte> body, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.Text(name) is { Length: > 0 } text ? text : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ConnectorResult.Failed Failed(ConnectorFault fault) => new(fault);
}
