using System.Text;
using PdBot.Storage.Events;
using PdBot.Storage.Moving;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite.Moving;

/// <summary>Writes reports of another store, row by row, all or none.</summary>
internal sealed class WriteReportsAct(IReadOnlyList<StoredReport> reports) : WriteAct
{
    /// <inheritdoc/>
    public override void Apply(Connection connection)
    {
        var places = new OutboxPlaces(Outbox.LastPlace(connection));
        foreach (var report in reports)
            Write(connection, report, places);
    }

    private static void Write(Connection connection, StoredReport report, OutboxPlaces places)
    {
        if (!ReportInserts.TryOpen(connection, report.Head, Encoding.ASCII.GetBytes(report.Hash), report.Wake))
            throw new InvalidOperationException($"Report {report.Head.Report} is there already.");
        var id = connection.LastId;
        foreach (var row in report.Rows)
            ReportInserts.Add(connection, id, StoredEvent.Of(row));
        foreach (var message in report.Messages)
            ReportInserts.Add(connection, id, places.Next(), message);
        foreach (var person in report.Involved)
            ReportInserts.Involve(connection, id, person);
    }
}
