using System.Collections.Immutable;

namespace PdBot.Domain.Reports;

/// <summary>What the rules say to a command.</summary>
/// <param name="Events">What happened, in order. Empty when it had already happened, or nothing is due.</param>
/// <param name="Report">The report after the events.</param>
/// <param name="Refusal">Why the act was refused; null when it was not. A refused attempt may itself be an event.</param>
public sealed record Decision(ImmutableArray<ReportEvent> Events, Report Report, Refusal? Refusal = null);
