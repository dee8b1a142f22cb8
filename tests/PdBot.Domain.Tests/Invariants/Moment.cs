using System.Collections.Immutable;
using PdBot.Domain.Delivery;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>One decision and everything that the invariants look at.</summary>
internal sealed record Moment(Report Before, Organisation Organisation, DateTimeOffset Now, Decision Decision)
{
    /// <summary>When the report wakes next, as the rules say.</summary>
    public DateTimeOffset? Wake { get; init; }

    /// <summary>What is to be sent.</summary>
    public ImmutableArray<OutboxMessage> Messages { get; init; } = [];

    public Report After => Decision.Report;

    public static Moment Of(Report before, Organisation organisation, ReportCommand command, DateTimeOffset now)
    {
        var decision = ReportRules.Decide(before, organisation, command, now);
        return new(before, organisation, now, decision)
        {
            Wake = ReportRules.NextWake(decision.Report, now),
            Messages = Announcement.Announce(before, decision, organisation),
        };
    }
}
