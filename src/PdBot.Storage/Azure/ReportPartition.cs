using System.Collections.Immutable;
using System.Text;
using Azure.Data.Tables;
using PdBot.Domain.Reports;
using PdBot.Storage.Events;

namespace PdBot.Storage.Azure;

/// <summary>The rows of a report.</summary>
/// <param name="Known">Its head and what waits to be sent.</param>
/// <param name="Events">The rows of its log.</param>
internal sealed record ReportPartition(KnownReport Known, ImmutableArray<TableEntity> Events)
{
    /// <summary>The events that still travel inside the head.</summary>
    public IEnumerable<ReportEvent> Rest =>
        Known.Head.Rest.Chunk(2).TakeLast((int)(Known.Head.Head.Version - Events.Length)).Select(pair => EventJson.Read(pair[0], Encoding.UTF8.GetBytes(pair[1])));

    /// <summary>The same as the rows that they are to become.</summary>
    public ImmutableArray<StoredEvent> RestRows =>
        StoredEvent.Chain(
            Known.Head.Head.Report, Events.Length, Events.IsEmpty ? [] : Encoding.ASCII.GetBytes(Events[^1].GetString("Hash") ?? ""), [.. Rest]);
}
