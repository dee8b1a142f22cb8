using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>The answer to one action of a transaction.</summary>
internal sealed class ActionResponse : Response
{
    private readonly Dictionary<string, string> _headers;

    private ActionResponse(int status, string reason, Dictionary<string, string> headers, string body, string clientRequestId)
    {
        (Status, ReasonPhrase, _headers, ClientRequestId) = (status, reason, headers, clientRequestId);
        ContentStream = new MemoryStream(Encoding.UTF8.GetBytes(body), 0, Encoding.UTF8.GetByteCount(body), writable: false, publiclyVisible: true);
    }

    /// <inheritdoc/>
    public override int Status { get; }

    /// <inheritdoc/>
    public override string ReasonPhrase { get; }

    /// <inheritdoc/>
    public override Stream? ContentStream { get; set; }

    /// <inheritdoc/>
    public override string ClientRequestId { get; set; }

    /// <summary>Reads a part: its own headers, then the answer with its headers and body.</summary>
    /// <exception cref="FormatException">It is no answer.</exception>
    public static ActionResponse Parse(List<string> part, string clientRequestId)
    {
        var answer = part[(part.IndexOf("") + 1)..];
        var status = answer[0].Split(' ', 3);
        if (status is not ["HTTP/1.1" or "HTTP/1.0", var code, ..])
            throw new FormatException();
        var end = answer.IndexOf("") is var blank and >= 0 ? blank : answer.Count;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in answer[1..end])
            headers[line.Split(':')[0].Trim()] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        var body = string.Join('\n', answer.Skip(end + 1));
        return new(int.Parse(code, NumberStyles.None, CultureInfo.InvariantCulture), status.Length > 2 ? status[2] : "", headers, body, clientRequestId);
    }

    /// <inheritdoc/>
    public override void Dispose() => ContentStream?.Dispose();

    /// <inheritdoc/>
    protected override bool ContainsHeader(string name) => _headers.ContainsKey(name);

    /// <inheritdoc/>
    protected override IEnumerable<HttpHeader> EnumerateHeaders() => _headers.Select(header => new HttpHeader(header.Key, header.Value));

    /// <inheritdoc/>
    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => _headers.TryGetValue(name, out value);

    /// <inheritdoc/>
    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = _headers.TryGetValue(name, out var value) ? [value] : null;
        return values is not null;
    }
}
