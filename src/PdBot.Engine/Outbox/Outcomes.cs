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
    private readonly PriorityQueue<ReportId, DateTimeOffset> order = new();

    /// <summary>Notes outcomes; returns how many of the report are noted now.</summary>
    public int Add(ReportId report, ImmutableArray<Outcome> outcomes, DateTimeOffset due)
    {
        lock (gate)
        {
            var isFirst = !reports.TryGetValue(report, out var waiting);
            if (isFirst)
                order.Enqueue(report, due);
            var noted = isFirst ? outcomes : waiting.Noted.AddRange(outcomes);
            reports[report] = (isFirst ? due : waiting.Due, noted);
            return noted.Length;
        }
    }

    /// <summary>Takes the outcomes of a report, to record them.</summary>
    public ImmutableArray<Outcome> Take(ReportId report)
    {
        lock (gate)
            return reports.Remove(report, out var taken) ? taken.Noted : [];
    }

    /// <summary>The reports whose outcomes must be recorded by now; each is given to one caller only.</summary>
    public ImmutableArray<ReportId> Due(DateTimeOffset now)
    {
        lock (gate)
        {
            var due = ImmutableArray.CreateBuilder<ReportId>();
            while (order.TryPeek(out var report, out var at) && at <= now)
            {
                order.Dequeue();
                // Taken meanwhile, perhaps noted again for later.
                if (reports.TryGetValue(report, out var waiting) && waiting.Due <= now)
                    due.Add(report);
            }
            return due.ToImmutable();
        }
    }
}
