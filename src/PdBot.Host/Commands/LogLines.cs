using System.Globalization;
using System.Text;
using System.Text.Json;
using PdBot.Domain;
using PdBot.Engine.Ports;

namespace PdBot.Host.Commands;

/// <summary>How a row of the log is written for others: every column, as it is stored.</summary>
internal static class LogLines
{
    /// <summary>The first line of a CSV export.</summary>
    public const string CsvHeader = "number,report,sequence,type,at,actor,actorName,onBehalfOf,level,act,data,previousHash,hash";

    /// <summary>One row as CSV.</summary>
    public static string Csv(ReportNumber number, LogRow row) => string.Join(',', Cells(number, row).Select(cell => $"\"{Safe(cell.Text ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    /// <summary>A spreadsheet must not take a cell for a formula.</summary>
    private static string Safe(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? "'" + text : text;

    /// <summary>One row as a line of JSON Lines.</summary>
    public static string Json(ReportNumber number, LogRow row)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var (name, text) in Cells(number, row))
                if (text is not null)
                    writer.WriteString(name, text);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static (string Name, string? Text)[] Cells(ReportNumber number, LogRow row) =>
    [
        ("number", number.Value), ("report", row.Report.Value), ("sequence", row.Sequence.ToString(CultureInfo.InvariantCulture)), ("type", row.Type),
        ("at", row.At.ToString("O", CultureInfo.InvariantCulture)), ("actor", row.Actor?.Value), ("actorName", row.ActorName), ("onBehalfOf", row.OnBehalfOf?.Value),
        ("level", row.Level?.ToString(CultureInfo.InvariantCulture)), ("act", row.Act), ("data", row.Data), ("previousHash", row.PreviousHash), ("hash", row.Hash),
    ];
}
