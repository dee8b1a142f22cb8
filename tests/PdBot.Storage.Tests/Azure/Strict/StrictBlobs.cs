using System.Globalization;

namespace PdBot.Storage.Tests.Azure.Strict;

/// <summary>One container whose policy lets blocks be appended and nothing be changed; blobs with the rules that matter for it.</summary>
internal sealed class StrictBlobs
{
    /// <summary>Path of the container.</summary>
    public const string Container = "/checkpoints";

    /// <summary>Every blob: its blocks.</summary>
    public SortedDictionary<string, List<byte[]>> Blobs { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the container is there.</summary>
    public bool Exists { get; set; } = true;

    /// <summary>Whether the policy allows protected append writes.</summary>
    public bool AllowsAppending { get; set; } = true;

    /// <summary>What the headers of the container say of a policy; null for nothing.</summary>
    public bool? SaysPolicy { get; set; } = true;

    /// <summary>What somebody else appends just before the next appending is looked at.</summary>
    public Queue<byte[]> AppendedByOthers { get; } = new();

    public Answer Reply(Received request)
    {
        if (request.Header("x-ms-version") != "2022-11-02")
            return Answer.XmlError(400, "InvalidHeaderValue");
        if (!Exists)
            return Refuse(404, "ContainerNotFound");
        var query = request.Query.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        return (request.Method, request.Path == Container, query.GetValueOrDefault("comp")) switch
        {
            ("PUT", true, null) => Refuse(409, "ContainerAlreadyExists"),
            ("HEAD", true, null) => Properties(),
            ("GET", true, "list") => List(query.GetValueOrDefault("prefix", ""), query.GetValueOrDefault("marker", "")),
            ("PUT", false, null) => Create(request),
            ("PUT", false, "appendblock") => Append(request),
            ("GET", false, null) => Download(request.Path),
            _ => Refuse(400, "UnsupportedHttpVerb"),
        };
    }

    private static Answer Refuse(int status, string code) => Answer.XmlError(status, code).With("x-ms-error-code", code);

    private static Answer Made() => new Answer(201).With("ETag", "\"0x8D\"");

    private Answer Properties()
    {
        var answer = new Answer(200);
        return SaysPolicy is { } says ? answer.With("x-ms-has-immutability-policy", says ? "true" : "false").With("x-ms-has-legal-hold", "false") : answer;
    }

    /// <summary>One blob a page.</summary>
    private Answer List(string prefix, string marker)
    {
        string[] names = [.. Blobs.Keys.Select(path => Uri.UnescapeDataString(path[(Container.Length + 1)..])).Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(name, marker) >= 0)];
        var blob = names.Length == 0 ? "" : $"<Blob><Name>{names[0]}</Name><Properties><BlobType>AppendBlob</BlobType></Properties></Blob>";
        var next = names.Length > 1 ? $"<NextMarker>{names[1]}</NextMarker>" : "<NextMarker />";
        return new(200, $"\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults><Blobs>{blob}</Blobs>{next}</EnumerationResults>", "application/xml");
    }

    private Answer Create(Received request)
    {
        if (request.Header("x-ms-blob-type") != "AppendBlob" || request.Body.Length > 0)
            return Refuse(400, "InvalidHeaderValue");
        if (Blobs.ContainsKey(request.Path))
            return Refuse(409, request.Header("if-none-match") == "*" ? "BlobAlreadyExists" : "BlobImmutableDueToPolicy");
        Blobs[request.Path] = [];
        return Made();
    }

    private Answer Append(Received request)
    {
        if (!Blobs.TryGetValue(request.Path, out var blocks))
            return Refuse(404, "BlobNotFound");
        if (!AllowsAppending)
            return Refuse(409, "BlobImmutableDueToPolicy");
        if (AppendedByOthers.TryDequeue(out var other))
            blocks.Add(other);
        var length = blocks.Sum(block => block.Length);
        if (request.Body.Length == 0)
            return Refuse(400, "InvalidHeaderValue");
        if (request.Header("x-ms-blob-condition-appendpos") is { Length: > 0 } position && position != length.ToString(CultureInfo.InvariantCulture))
            return Refuse(412, "AppendPositionConditionNotMet");
        blocks.Add(request.Body);
        return Made().With("x-ms-blob-append-offset", length.ToString(CultureInfo.InvariantCulture)).With("x-ms-blob-committed-block-count", blocks.Count.ToString(CultureInfo.InvariantCulture));
    }

    private Answer Download(string path) => Blobs.TryGetValue(path, out var blocks)
        ? new(200, System.Text.Encoding.UTF8.GetString([.. blocks.SelectMany(block => block)]), "application/octet-stream")
        : Refuse(404, "BlobNotFound");
}
