using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;

namespace PdBot.Storage.Azure;

/// <summary>A row of the log, with typed columns for whoever reads it with another tool.</summary>
internal static class EventRow
{
    public static TableEntity Of(ReportId report, StoredEvent stored)
    {
        var row = new TableEntity(report.Value, Layout.Event(stored.Sequence))
        {
            ["Sequence"] = stored.Sequence,
            ["Type"] = stored.Type,
            ["At"] = stored.At,
            ["Actor"] = stored.Columns.Actor?.Value,
            ["ActorName"] = stored.Columns.ActorName,
            ["OnBehalfOf"] = stored.Columns.OnBehalfOf?.Value,
            ["Level"] = stored.Columns.Level,
            ["Act"] = stored.Columns.Act,
            ["PreviousHash"] = Encoding.ASCII.GetString(stored.PreviousHash),
            ["Hash"] = Encoding.ASCII.GetString(stored.Hash),
        };
        LongText.Write(row, "Data", Encoding.UTF8.GetString(stored.Data));
        return row;
    }

    /// <summary>The same row without what it told: what is left of it when its report is destroyed.</summary>
    public static TableEntity Erased(TableEntity row)
    {
        var left = new TableEntity(row.PartitionKey, row.RowKey);
        foreach (var (name, value) in row)
            if (name is "Sequence" or "Type" or "At" or "PreviousHash" or "Hash")
                left[name] = value;
        return left;
    }

    public static bool IsErased(TableEntity row) => row.GetString("Data") is null;

    public static long Sequence(TableEntity row) => long.Parse(row.RowKey.AsSpan(Layout.FirstEvent.Length), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The event; null when its data were destroyed.</summary>
    public static ReportEvent? Read(TableEntity row) =>
        LongText.Read(row, "Data") is { Length: > 0 } data ? EventJson.Read(Text(row, "Type"), Encoding.UTF8.GetBytes(data)) : null;

    public static LogRow ToLogRow(TableEntity row) => new(
        new ReportId(row.PartitionKey), Sequence(row), Text(row, "Type"), row.GetDateTimeOffset("At") ?? default,
        row.GetString("Actor") is { } actor ? new PersonId(actor) : null, row.GetString("ActorName"),
        row.GetString("OnBehalfOf") is { } holder ? new PersonId(holder) : null, row.GetInt32("Level"), row.GetString("Act"),
        LongText.Read(row, "Data"), row.GetString("PreviousHash") ?? "", Text(row, "Hash"));

    private static string Text(TableEntity row, string name) =>
        row.GetString(name) ?? throw new InvalidDataException($"Row {row.PartitionKey} {row.RowKey} has no {name}.");
}
