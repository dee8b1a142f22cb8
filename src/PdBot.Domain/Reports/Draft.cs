using System.Collections.Immutable;
using PdBot.Domain.Roster;

namespace PdBot.Domain.Reports;

/// <summary>A decision in the making: every event is folded at once, so that the next rule sees it.</summary>
internal sealed class Draft(Report report, Organisation organisation, DateTimeOffset now)
{
    private readonly ImmutableArray<ReportEvent>.Builder events = ImmutableArray.CreateBuilder<ReportEvent>();

    public Report Report { get; private set; } = report;

    public Organisation Organisation { get; } = organisation;

    public DateTimeOffset Now { get; } = now;

    public void Add(ReportEvent @event)
    {
        events.Add(@event);
        Report = Report.Evolve(@event);
    }

    public string NameOf(PersonId person) => Organisation.Find(person)?.Name ?? (person == Report.Reporter ? Report.ReporterName : "");

    public Decision Decided(Refusal? refusal = null) => new(events.ToImmutable(), Report, refusal);
}
