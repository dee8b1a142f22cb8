using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PdBot.Documents;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;
using PdBot.Host.Commands;

namespace PdBot.Host.Documents;

/// <summary>證據包: every document, the log as it is stored, the sums of all of it, and a page that says how to verify it without PdBot.</summary>
internal static class EvidencePack
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>The name of the file.</summary>
    public static string FileName(Report report) => $"{(report.Mode == ReportMode.Drill ? "【演練】" : "")}{report.Number.Value}_證據包.zip";

    /// <summary>The documents of a report: the summary, and those of its procedure.</summary>
    public static IEnumerable<string> Documents(Report report) => report.Procedure.Documents.Select(document => document.Id).Prepend(DocumentIds.Summary);

    /// <summary>The pack. The same arguments give the same bytes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="organisation">Its organisation.</param>
    /// <param name="rows">Its whole log.</param>
    /// <param name="writtenAt">When it is made, UTC.</param>
    public static byte[] Write(Report report, Organisation organisation, IReadOnlyList<LogRow> rows, DateTimeOffset writtenAt)
    {
        var files = Documents(report)
            .Select(id => (Name: $"documents/{DocumentWriter.FileName(id, report)}", Content: DocumentWriter.Write(id, report, organisation, writtenAt)))
            .Append((Name: "log.jsonl", Content: Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => LogLines.Json(report.Number, row) + "\n")))))
            .Append((Name: "verify.html", Content: Encoding.UTF8.GetBytes(VerifyPage.Of(report, organisation, rows))))
            .ToImmutableArray();
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            number = report.Number.Value,
            report = report.Id.Value,
            organisation = organisation.Title.ZhTw,
            procedure = report.Procedure.SourceDocument,
            definition = report.Definition.Value,
            writtenAt = writtenAt.UtcDateTime,
            events = rows.Count,
            lastHash = rows.Count > 0 ? rows[^1].Hash : "",
            files = files.Select(file => new { name = file.Name, bytes = file.Content.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content)) }),
        }, Json);

        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files.Add(("manifest.json", manifest)))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = writtenAt;
                using var stream = entry.Open();
                stream.Write(content);
            }
        return buffer.ToArray();
    }
}
