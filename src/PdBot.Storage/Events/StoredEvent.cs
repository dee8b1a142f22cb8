using System.Collections.Immutable;
using System.Text;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;

namespace PdBot.Storage.Events;

/// <summary>An event made ready to be written: serialised, with its columns, and linked to the row before.</summary>
/// <param name="Sequence">1 for the first event of a report.</param>
/// <param name="Type">The stored name.</param>
/// <param name="At">When.</param>
/// <param name="Columns">What an auditor reads at a glance.</param>
/// <param name="Data">The canonical JSON as UTF-8.</param>
/// <param name="PreviousHash">The hash of the row before as ASCII hex; empty for the first.</param>
/// <param name="Hash">The hash of this row as ASCII hex.</param>
internal sealed record StoredEvent(
    long Sequence, string Type, DateTimeOffset At, EventColumns Columns, byte[] Data, byte[] PreviousHash, byte[] Hash)
{
    /// <summary>A row as it is stored elsewhere, whatever it says.</summary>
    public static StoredEvent Of(LogRow row) => new(
        row.Sequence, row.Type, row.At, new(row.Actor, row.ActorName, row.OnBehalfOf, row.Level, row.Act),
        Encoding.UTF8.GetBytes(row.Data), Encoding.ASCII.GetBytes(row.PreviousHash), Encoding.ASCII.GetBytes(row.Hash));

    /// <summary>The rows for events that follow a row.</summary>
    public static ImmutableArray<StoredEvent> Chain(ReportId report, long version, byte[] previous, ImmutableArray<ReportEvent> events)
    {
        var rows = ImmutableArray.CreateBuilder<StoredEvent>(events.Length);
        foreach (var happened in events)
        {
            var type = EventNames.Of(happened).Name;
            var data = EventJson.Write(happened);
            var hash = HashChain.Next(previous, report, ++version, type, data);
            rows.Add(new(version, type, happened.At, EventColumns.Of(happened), data, previous, hash));
            previous = hash;
        }
        return rows.MoveToImmutable();
    }
}
