using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PdBot.Storage.Tests.Azure.Strict;

/// <summary>One table with the rules of the service that Azurite does not check.</summary>
internal sealed partial class StrictTables
{
    private int _changes;

    public SortedDictionary<(string Partition, string Row), (string ETag, string Json)> Rows { get; private set; } = [];

    /// <summary>Pages of a query, given in their order whatever is asked; a null page is empty.</summary>
    public Queue<string?> Pages { get; } = new();

    public async Task<Answer> AnswerAsync(Received request)
    {
        if (request.Body.Length > 4 << 20)
            return Answer.Error(413, "RequestBodyTooLarge");
        if (request.Header("x-ms-version") != "2020-12-06" || request.Header("dataserviceversion") != "3.0" || request.Header("accept") != "application/json;odata=minimalmetadata")
            return Answer.Error(400, "InvalidHeaderValue");
        return request switch
        {
            { Method: "POST", Path: "/$batch" } => await BatchAsync(request),
            { Method: "POST", Path: "/Tables" } => new(204),
            { Method: "GET", Path: "/Log()" } => Page(),
            _ => One(request.Method, request.Path, request.Header("if-match"), request.Header("content-type"), request.Header("prefer"), Encoding.UTF8.GetString(request.Body)),
        };
    }

    [GeneratedRegex("^/Log\\(PartitionKey='((?:[^']|'')*)',RowKey='((?:[^']|'')*)'\\)$")]
    private static partial Regex RowPath();

    private async Task<Answer> BatchAsync(Received request)
    {
        var operations = await StrictBatch.ReadAsync(request);
        if (operations.Count > 100)
            return Answer.Error(400, "InvalidInput", "99:One of the request inputs is not valid.");
        var before = new SortedDictionary<(string, string), (string, string)>(Rows);
        var answers = new List<Answer>();
        var seen = new HashSet<(string, string)>();
        foreach (var (index, operation) in operations.Index())
        {
            var key = Key(operation.Path, operation.Body)!.Value;
            var answer = !seen.Add(key) ? Answer.Error(400, "InvalidDuplicateRow")
                : seen.Any(other => other.Item1 != key.Partition) ? Answer.Error(400, "CommandsInBatchActOnDifferentPartitions")
                : One(operation.Method, operation.Path, operation.IfMatch, operation.ContentType, operation.Prefer, operation.Body);
            if (answer.Status >= 400)
            {
                Rows = before;
                return StrictBatch.Write([answer with { Body = answer.Body.Replace("\"value\":\"", $"\"value\":\"{index}:", StringComparison.Ordinal) }]);
            }
            answers.Add(answer);
        }
        return StrictBatch.Write(answers);
    }

    private static (string Partition, string Row)? Key(string path, string body)
    {
        if (RowPath().Match(Uri.UnescapeDataString(path)) is { Success: true } match)
            return (match.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal), match.Groups[2].Value.Replace("''", "'", StringComparison.Ordinal));
        if (path != "/Log")
            return null;
        using var json = JsonDocument.Parse(body);
        return (json.RootElement.GetProperty("PartitionKey").GetString()!, json.RootElement.GetProperty("RowKey").GetString()!);
    }

    private Answer One(string method, string path, string ifMatch, string contentType, string prefer, string body)
    {
        if (Key(path, body) is not { } key || (method == "POST") != (path == "/Log"))
            return Answer.Error(404, "TableNotFound");
        if (method is "POST" or "PUT" or "PATCH" && contentType != "application/json")
            return Answer.Error(415, "UnsupportedMediaType");
        if (method == "DELETE" && (ifMatch == "" || body != ""))
            return Answer.Error(400, "MissingRequiredHeader");
        if (method == "POST" && prefer != "return-no-content")
            return Answer.Error(400, "InvalidHeaderValue");
        var there = Rows.TryGetValue(key, out var row);
        return (method, there) switch
        {
            ("POST", true) => Answer.Error(409, "EntityAlreadyExists"),
            ("POST", false) => Put(key, body),
            (_, false) when method is "GET" or "DELETE" || ifMatch != "" => Answer.Error(404, "ResourceNotFound"),
            (_, true) when ifMatch is not ("" or "*") && ifMatch != row.ETag => Answer.Error(412, "UpdateConditionNotSatisfied"),
            ("GET", _) => new Answer(200, row.Json).With("ETag", row.ETag),
            ("DELETE", _) => Delete(key),
            _ => Put(key, body),
        };
    }

    private Answer Put((string, string) key, string body)
    {
        var etag = $"W/\"datetime'2026-01-01T00%3A00%3A00.{++_changes:D7}Z'\"";
        Rows[key] = (etag, body);
        return new Answer(204).With("ETag", etag);
    }

    private Answer Delete((string, string) key)
    {
        Rows.Remove(key);
        return new(204);
    }

    private Answer Page()
    {
        var row = Pages.Dequeue();
        var answer = new Answer(200, $$"""{"value":[{{row}}]}""");
        return Pages.Count == 0 ? answer : answer.With("x-ms-continuation-NextPartitionKey", $"1!p+/={Pages.Count}").With("x-ms-continuation-NextRowKey", $"1!r+/={Pages.Count}");
    }
}
