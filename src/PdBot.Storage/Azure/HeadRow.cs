using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;

namespace PdBot.Storage.Azure;

/// <summary>Where a report stands: its version is the guard of every commit.</summary>
/// <param name="Head">What lists show.</param>
/// <param name="Hash">The hash of the last event.</param>
/// <param name="Commit">A name of the last commit, to recognise the own one after a lost answer.</param>
/// <param name="Guard">The queue message that sees to it that the report is looked at again.</param>
/// <param name="Wake">When that must be; null when never by itself.</param>
/// <param name="Involved">Everyone in whose list the report is looked for.</param>
/// <param name="Rest">Events of the last commit that its transaction had no room for, as stored name and data; empty once they are rows.</param>
/// <param name="ETag">The state of the row; empty before it is stored.</param>
internal sealed record HeadRow(
    ReportHead Head, string Hash, string Commit, string Guard, DateTimeOffset? Wake, ImmutableArray<string> Involved, ImmutableArray<string> Rest, ETag ETag)
{
    public TableEntity ToEntity()
    {
        var row = new TableEntity(Head.Report.Value, Layout.Head)
        {
            ["Organisation"] = Head.Organisation.Value,
            ["Number"] = Head.Number.Value,
            ["Mode"] = Names.Of(Head.Mode),
            ["Status"] = Names.Of(Head.Status),
            ["Severity"] = Head.Severity,
            ["OpenedAt"] = Head.OpenedAt,
            ["Version"] = Head.Version,
            ["Deadline"] = Head.Deadline,
            ["Hash"] = Hash,
            ["Commit"] = Commit,
            ["Guard"] = Guard,
            ["Wake"] = Wake,
        };
        LongText.Write(row, "Involved", Write(Involved));
        LongText.Write(row, "Rest", Write(Rest));
        return row;
    }

    public static HeadRow Of(TableEntity row) => new(
        new ReportHead(
            new ReportId(row.PartitionKey), new OrganisationId(Text(row, "Organisation")), new ReportNumber(Text(row, "Number")),
            Names.Parse<ReportMode>(Text(row, "Mode")), Names.Parse<ReportStatus>(Text(row, "Status")), row.GetInt32("Severity") ?? 0,
            row.GetDateTimeOffset("OpenedAt") ?? default, row.GetInt64("Version") ?? 0, row.GetDateTimeOffset("Deadline")),
        Text(row, "Hash"), Text(row, "Commit"), Text(row, "Guard"), row.GetDateTimeOffset("Wake"),
        Read(LongText.Read(row, "Involved")), Read(LongText.Read(row, "Rest")), row.ETag);

    /// <summary>The hash as the chain wants it.</summary>
    public byte[] HashBytes => Encoding.ASCII.GetBytes(Hash);

    /// <summary>Whether the list says the same of another state of the report.</summary>
    public bool IsListedAs(HeadRow other) =>
        (Head.Status, Head.Severity, Head.Deadline) == (other.Head.Status, other.Head.Severity, other.Head.Deadline) && Involved.SequenceEqual(other.Involved);

    private static string Text(TableEntity row, string name) =>
        row.GetString(name) ?? throw new InvalidDataException($"The head of {row.PartitionKey} has no {name}.");

    private static string Write(ImmutableArray<string> texts) => texts.IsEmpty ? "" : JsonSerializer.Serialize(texts, MessageJson.Default.ImmutableArrayString);

    private static ImmutableArray<string> Read(string json) => json.Length == 0 ? [] : JsonSerializer.Deserialize(json, MessageJson.Default.ImmutableArrayString);
}
