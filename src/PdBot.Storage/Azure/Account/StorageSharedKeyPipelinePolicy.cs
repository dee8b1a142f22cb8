using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Storage;

/// <summary>Signs every attempt of a request anew (SharedKey): a retry after minutes must not carry the old date.</summary>
internal sealed class StorageSharedKeyPipelinePolicy(StorageSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    // Standard headers in the order in which they are signed, Content-Length aside; Date stays empty because x-ms-date is sent.
    private static readonly string[] Before = ["Content-Encoding", "Content-Language"];
    private static readonly string[] After = ["Content-MD5", "Content-Type", "Date", "If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range"];

    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.SetValue("x-ms-date", StorageProtocol.Date());
        string[] parts = [request.Method.Method, .. Before.Select(Header), Length(request), .. After.Select(Header), .. Own(request), Resource(request.Uri.ToUri())];
        request.Headers.SetValue("Authorization", $"SharedKey {credential.AccountName}:{credential.Key.Sign(string.Join('\n', parts))}");

        string Header(string name) => request.Headers.TryGetValue(name, out var value) ? value : "";
    }

    private static string Length(Request request) =>
        request.Content is { } content && content.TryComputeLength(out var length) && length > 0 ? length.ToString(CultureInfo.InvariantCulture) : "";

    private static IEnumerable<string> Own(Request request) => request.Headers
        .Select(header => (Name: header.Name.ToLowerInvariant(), header.Value))
        .Where(header => header.Name.StartsWith("x-ms-", StringComparison.Ordinal))
        .OrderBy(header => header.Name, StringComparer.Ordinal)
        .Select(header => $"{header.Name}:{header.Value.Trim()}");

    private static IEnumerable<string> Parameters(Uri uri) => uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(parameter => parameter.Split('=', 2))
        .Select(pair => (Name: Uri.UnescapeDataString(pair[0]).ToLowerInvariant(), Value: Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? "")))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal)
        .Select(pair => $"\n{pair.Name}:{pair.Value}");

    // The path as it goes over the wire, the parameters as they are meant.
    private string Resource(Uri uri) => $"/{credential.AccountName}{uri.AbsolutePath}{string.Concat(Parameters(uri))}";
}
