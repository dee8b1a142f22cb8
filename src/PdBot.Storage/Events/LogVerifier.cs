using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PdBot.Domain;
using PdBot.Engine.Ports;

namespace PdBot.Storage.Events;

/// <summary>Reads the log as it is stored and proves that nobody changed it. Works over any <see cref="IReportLog"/>.</summary>
public sealed class LogVerifier(IReportLog log)
{
    /// <summary>How many faults a verdict lists at most.</summary>
    public const int MostFaults = 1000;

    /// <summary>Verifies every report.</summary>
    public Task<LogVerdict> VerifyAllAsync(CancellationToken cancellationToken) => VerifyAsync(null, cancellationToken);

    /// <summary>Verifies one report. A report that does not exist has no rows and no faults.</summary>
    public Task<LogVerdict> VerifyAsync(ReportId report, CancellationToken cancellationToken) => VerifyAsync((ReportId?)report, cancellationToken);

    /// <summary>Verifies one report whose head is known, without looking for it in the list.</summary>
    public async Task<LogVerdict> VerifyHeadAsync(ReportHead head, CancellationToken cancellationToken)
    {
        var found = new Findings();
        await VerifyAsync(head, found, cancellationToken).ConfigureAwait(false);
        return found.ToVerdict();
    }

    private async Task<LogVerdict> VerifyAsync(ReportId? only, CancellationToken cancellationToken)
    {
        var found = new Findings();
        await foreach (var head in log.ListAsync(organisation: null, cancellationToken).ConfigureAwait(false))
        {
            if (only is { } report && head.Report != report)
                continue;
            await VerifyAsync(head, found, cancellationToken).ConfigureAwait(false);
        }
        return found.ToVerdict();
    }

    private async Task VerifyAsync(ReportHead head, Findings found, CancellationToken cancellationToken)
    {
        found.Reports++;
        var sequence = 0L;
        var erased = 0L;
        var (hash, type) = ("", "");
        await foreach (var row in log.ReadAsync(head.Report, cancellationToken).ConfigureAwait(false))
        {
            found.Events++;
            if (row.Sequence != sequence + 1)
                found.Add(row, LogFaultKind.Gap, $"row {sequence + 1} expected");
            if (row.PreviousHash != hash)
                found.Add(row, LogFaultKind.BrokenLink, $"previous hash {Short(hash)} expected, {Short(row.PreviousHash)} found");
            if (row.Data.Length == 0)
                erased++;
            else
            {
                if (HashOf(row) is var computed && row.Hash != computed)
                    found.Add(row, LogFaultKind.Changed, $"hash {Short(computed)} computed, {Short(row.Hash)} found");
                VerifyColumns(row, found);
            }
            (sequence, hash, type) = (row.Sequence, row.Hash, row.Type);
        }
        // What was purged is still linked hash by hash, up to the tombstone that says who approved it.
        if (erased > 0 && (type != EventNames.Tombstone || erased != sequence - 1))
            found.Add(new(head.Report, sequence, LogFaultKind.Changed, $"{erased} rows were erased without a tombstone"));
        // Beside a running program a report may have grown since its head was read: the head says so when it is asked again.
        if (sequence != head.Version && !(sequence > head.Version && await VersionNowAsync(head, cancellationToken).ConfigureAwait(false) >= sequence))
            found.Add(new(head.Report, 0, LogFaultKind.HeadDiffers, $"{head.Version} events expected, the last is {sequence}"));
    }

    private async Task<long> VersionNowAsync(ReportHead head, CancellationToken cancellationToken)
    {
        await foreach (var now in log.ListAsync(head.Organisation, cancellationToken).ConfigureAwait(false))
            if (now.Report == head.Report)
                return now.Version;
        return head.Version;
    }

    private static void VerifyColumns(LogRow row, Findings found)
    {
        try
        {
            var happened = EventJson.Read(row.Type, Encoding.UTF8.GetBytes(row.Data));
            if (happened.At != row.At)
                found.Add(row, LogFaultKind.ColumnDiffers, "At");
            if (EventColumns.Of(happened) is var columns && columns != new EventColumns(row.Actor, row.ActorName, row.OnBehalfOf, row.Level, row.Act))
                found.Add(row, LogFaultKind.ColumnDiffers, NameOfDifference(columns, row));
        }
        catch (Exception exception) when (exception is JsonException or UnknownEventException)
        {
            found.Add(row, LogFaultKind.Unreadable, exception.GetType().Name);
        }
    }

    private static string NameOfDifference(EventColumns columns, LogRow row) =>
        columns.Actor != row.Actor ? "Actor"
        : columns.ActorName != row.ActorName ? "ActorName"
        : columns.OnBehalfOf != row.OnBehalfOf ? "OnBehalfOf"
        : columns.Level != row.Level ? "Level"
        : "Act";

    private static string HashOf(LogRow row) => Encoding.ASCII.GetString(HashChain.Next(
        Encoding.UTF8.GetBytes(row.PreviousHash), row.Report, row.Sequence, row.Type, Encoding.UTF8.GetBytes(row.Data)));

    private static string Short(string hash) => hash.Length == 0 ? "(none)" : hash.Length > 12 ? hash[..12] : hash;

    private sealed class Findings
    {
        private readonly ImmutableArray<LogFault>.Builder _faults = ImmutableArray.CreateBuilder<LogFault>();
        private long _count;

        public long Reports { get; set; }

        public long Events { get; set; }

        public void Add(LogRow row, LogFaultKind kind, string detail) => Add(new(row.Report, row.Sequence, kind, detail));

        public void Add(LogFault fault)
        {
            if (_count++ < MostFaults)
                _faults.Add(fault);
        }

        public LogVerdict ToVerdict() => new(Reports, Events, _count, _faults.ToImmutable());
    }
}
