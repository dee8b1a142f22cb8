using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PdBot.Domain;
using PdBot.Engine.Ports;

namespace PdBot.Storage.Events;

/// <summary>How far the whole log went at an instant. Kept where nobody who can write to the log can write, it finds what the chain alone cannot: a log that was rewritten as a whole, or cut off.</summary>
/// <remarks>
/// One line of UTF-8 without spaces, members in this order, reports ordered by the bytes of their ids, instants with seven decimals:
/// <code>{"pdbotCheckpoint":1,"at":"2026-03-02T01:05:00.0000000Z","reports":[{"report":"…","number":"PD-115-0001","rows":4,"hash":"…"}],"digest":"…"}</code>
/// <c>digest</c> is the SHA-256, in lower-case hex, of every byte of the line that stands before <c>,"digest":</c>.
/// </remarks>
public sealed class Checkpoint
{
    private const int Version = 1;
    private const int Together = 32;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A checkpoint of reports, in any order.</summary>
    public Checkpoint(DateTimeOffset at, IEnumerable<CheckpointEntry> reports)
    {
        At = at;
        Reports = [.. reports.OrderBy(entry => entry.Report.Value, StringComparer.Ordinal)];
        (Line, Digest) = Write(at, Reports);
    }

    /// <summary>When it was taken, UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The reports, ordered by id.</summary>
    public ImmutableArray<CheckpointEntry> Reports { get; }

    /// <summary>The line, without a line end.</summary>
    public string Line { get; }

    /// <summary>What stands for the whole: short enough to be written on paper.</summary>
    public string Digest { get; }

    /// <summary>Takes a checkpoint of a log. Reads the last row of every report and no other.</summary>
    /// <exception cref="InvalidDataException">A report lacks its last row: the log was changed already.</exception>
    public static async Task<Checkpoint> TakeAsync(IReportLog log, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var entries = new List<CheckpointEntry>();
        var heads = new List<ReportHead>();
        await foreach (var head in log.ListAsync(organisation: null, cancellationToken).ConfigureAwait(false))
            heads.Add(head);
        foreach (var some in heads.DistinctBy(head => head.Report).Chunk(Together))
            entries.AddRange(await Task.WhenAll(some.Select(head => EntryAsync(log, head, cancellationToken))).ConfigureAwait(false));
        return new(at, entries);
    }

    /// <summary>Reads a line back; null when it is not, byte for byte, what was written.</summary>
    public static Checkpoint? Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var read = new Checkpoint(
                Instant.Parse(Text(json.RootElement, "at")),
                json.RootElement.GetProperty("reports").EnumerateArray().Select(report => new CheckpointEntry(
                    new(Text(report, "report")), new(Text(report, "number")), report.GetProperty("rows").GetInt64(), Text(report, "hash"))));
            return read.Line == line.TrimEnd('\r', '\n') ? read : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static async Task<CheckpointEntry> EntryAsync(IReportLog log, ReportHead head, CancellationToken cancellationToken) =>
        await log.ReadRowAsync(head.Report, head.Version, cancellationToken).ConfigureAwait(false) is { } last
            ? new(head.Report, head.Number, last.Sequence, last.Hash)
            : throw new InvalidDataException($"Report {head.Report} ({head.Number}) has no row {head.Version}.");

    private static (string Line, string Digest) Write(DateTimeOffset at, ImmutableArray<CheckpointEntry> reports)
    {
        var line = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(line, Options);
        json.WriteStartObject();
        json.WriteNumber("pdbotCheckpoint", Version);
        json.WriteString("at", Instant.Text(at));
        json.WriteStartArray("reports");
        foreach (var entry in reports)
        {
            json.WriteStartObject();
            json.WriteString("report", entry.Report.Value);
            json.WriteString("number", entry.Number.Value);
            json.WriteNumber("rows", entry.Rows);
            json.WriteString("hash", entry.Hash);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.Flush();
        var digest = Convert.ToHexStringLower(SHA256.HashData(line.WrittenSpan));
        json.WriteString("digest", digest);
        json.WriteEndObject();
        json.Flush();
        return (Encoding.UTF8.GetString(line.WrittenSpan), digest);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";
}

/// <summary>How far one report went.</summary>
/// <param name="Report">The report.</param>
/// <param name="Number">The number people quote.</param>
/// <param name="Rows">How many rows it had.</param>
/// <param name="Hash">The hash of the last of them.</param>
public sealed record CheckpointEntry(ReportId Report, ReportNumber Number, long Rows, string Hash);
