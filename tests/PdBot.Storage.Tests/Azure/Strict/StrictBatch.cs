using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace PdBot.Storage.Tests.Azure.Strict;

/// <summary>One operation of a batch.</summary>
internal sealed record Operation(string Method, string Path, string IfMatch, string ContentType, string Prefer, string Body);

/// <summary>Batches, taken apart by the multipart reader of ASP.NET and written as the service writes them.</summary>
internal static class StrictBatch
{
    public static async Task<IReadOnlyList<Operation>> ReadAsync(Received request)
    {
        var batch = new MultipartReader(Boundary(request.Header("content-type")), new MemoryStream(request.Body));
        var set = await batch.ReadNextSectionAsync() ?? throw new InvalidDataException("no change set");
        var changes = new MultipartReader(Boundary(set.ContentType), set.Body);
        var operations = new List<Operation>();
        while (await changes.ReadNextSectionAsync() is { } change)
        {
            if (change.ContentType != "application/http" || $"{change.Headers?["Content-Transfer-Encoding"]}" != "binary")
                throw new InvalidDataException("not an operation");
            operations.Add(Parse(await new StreamReader(change.Body, Encoding.UTF8).ReadToEndAsync()));
        }
        return await batch.ReadNextSectionAsync() is null ? operations : throw new InvalidDataException("a second change set");
    }

    public static Answer Write(IReadOnlyList<Answer> answers)
    {
        var body = new StringBuilder("--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_2\r\n\r\n");
        foreach (var answer in answers)
        {
            body.Append("--changesetresponse_2\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            body.Append($"HTTP/1.1 {answer.Status} {ReasonPhrases.GetReasonPhrase(answer.Status)}\r\nDataServiceVersion: 3.0;\r\n");
            foreach (var (name, value) in answer.Headers)
                body.Append($"{name}: {value}\r\n");
            body.Append($"\r\n{answer.Body}\r\n");
        }
        return new(202, body.Append("--changesetresponse_2--\r\n--batchresponse_1--\r\n").ToString(), "multipart/mixed; boundary=batchresponse_1");
    }

    private static string Boundary(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType == "multipart/mixed" ? $"{type.Boundary}" : throw new InvalidDataException("not multipart");

    private static Operation Parse(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = text[..end].Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var start = lines[0].Split(' ');
        return new(start[0], new Uri(start[1]).AbsolutePath, Header("If-Match"), Header("Content-Type"), Header("Prefer"), text[(end + 4)..].TrimEnd('\r', '\n'));

        string Header(string name) => headers.GetValueOrDefault(name, "");
    }
}
