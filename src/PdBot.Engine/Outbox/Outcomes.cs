using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Reports;

namespace PdBot.Engine.Outbox;

/// <summary>What came of sending one message.</summary>
/// <param name="Message">The message's key.</param>
/// <param name="Command">What the log must know; null when a card was only rewritten.</param>
internal sealed record Outcome(string Message, ReportCommand? Command)
{
    /// <summary>Hard evidence, upon which the chain goes on at once.</summary>
    public bool IsFailure => Command is ReportCommand.RecordFailure;
}

/// <summary>What came of sending, until the log has it: the outcomes of one report are recorded together, so that a step up the chain costs one commit.</summary>
internal sealed class Outcomes
{
    /// <summary>No outcome waits longer for others of its report.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>As many are recorded without waiting for others. A process that dies has these sent again, and what it was sending.</summary>
    public const int Most = 4;

    private readonly Lock gate = new();
    private readonly Dictionary<ReportId, (DateTimeOffset Due, ImmutableArray<Outcome> Noted)> reports = [];

    /// <summary>Notes outcomes; returns how many of the report are noted now.</summary>
    public int Add(ReportId report, ImmutableArray<Outcome> outcomes, DateTimeOffset due)
    {
        lock (gate)
        {
            var (since, noted) = reports.GetValueOrDefault(report, (due, []));
            reports[report] = (since, noted.AddRange(outcomes));
            return reports[report].Noted.Length;
        }
    }

    /// <summary>Takes the outcomes of a report, to record them.</summary>
    public ImmutableArray<Outcome> Take(ReportId report)
    {
        lock (gate)
            return reports.Remove(report, out var taken) ? taken.Noted : [];
    }

    /// <summary>The reports whose outcomes must be recorded by now.</summary>
    public ImmutableArray<ReportId> Due(DateTimeOffset now)
    {
        lock (gate)
            return [.. reports.Where(report => report.Value.Due <= now).Select(report => report.Key)];
    }
}
