using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Severity;
using PdBot.Domain.Tasks;

namespace PdBot.Procedures.Tests.Walks;

/// <summary>Which elements of a procedure a story makes work. Seen in the events, not believed.</summary>
internal sealed class Touched(Procedure procedure)
{
    private readonly SortedSet<string> elements = new(StringComparer.Ordinal);

    /// <summary>As in <c>Golden/coverage.tsv</c>: procedure, kind, id.</summary>
    public IReadOnlySet<string> Elements => elements;

    /// <summary>What events show.</summary>
    public void Events(ImmutableArray<ReportEvent> events, Report report)
    {
        foreach (var @event in events)
            Event(@event, report);
    }

    /// <summary>A decision of the file that is printed with the story.</summary>
    public void Decision(string id) => Add("decision", id);

    /// <summary>Who received what was done.</summary>
    public void Receivers(IEnumerable<RoleId> roles)
    {
        foreach (var role in roles)
            Add("role", role.Value);
    }

    private void Event(ReportEvent @event, Report report)
    {
        switch (@event)
        {
            case ReportOpened opened:
                Add("source", opened.Source.Value);
                Branches(report);
                // Whoever reports and stands in no roster is one of all staff, and the reporter.
                Unheld("staff");
                Unheld("reporter");
                break;
            case FactStated stated:
                Add("question", stated.Fact.Value);
                Branches(report);
                break;
            case SeverityAssessed assessed:
                Add("grade", $"{assessed.Rank}");
                foreach (var fired in Assessment.Read(procedure.Severity, assessed.Rules))
                    if (!fired.BecauseUnknown)
                        Add("severity", fired.Rule.Id);
                break;
            case ContactNotified notified:
                Add("role", notified.Role.Value);
                break;
            case ActOnLevel act:
                Add("level", procedure.Chain[act.Level].Key);
                break;
            case LevelPassedOver:
                Add("skip", "skip");
                Unheld("reporting-officer");
                break;
            case ReportClosed when report.KeptUntil() is not null:
                Add("retention", "retention");
                break;
            default:
                OnTask(@event, report);
                break;
        }
    }

    private void OnTask(ReportEvent @event, Report report)
    {
        switch (@event)
        {
            case TaskAssigned { Part: TaskPart.Owner } assigned:
                Add("role", Find(assigned.Task).Owner.Value);
                break;
            case TaskAssigned assigned when Find(assigned.Task).Review is { } review:
                Add("role", review.By.Value);
                break;
            case TaskUnowned { Part: TaskPart.Owner } unowned:
                Unheld(Find(unowned.Task).Owner.Value);
                break;
            case ClockSet set:
                Add(Find(set.Task).Deadlines[set.Clock].IsShadow ? "shadow" : "deadline", set.Task);
                break;
            case TaskDone done:
                Add("task", done.Task);
                Document(done.Task, report);
                break;
            case TaskApproved approved:
                Add("review", approved.Task);
                Document(approved.Task, report);
                break;
            case TaskReturned { Task: "committee-review" }:
                // 6.2.6: what is returned is returned to the emergency handling team.
                Unheld("emergency-team");
                break;
            case NoticeGiven given:
                Add("notice", given.Notice);
                Add("role", procedure.Notices.First(notice => notice.Id == given.Notice).To.Value);
                break;
        }
    }

    private TaskDefinition Find(string id) => procedure.FindTask(id)!;

    private void Document(string task, Report report)
    {
        if (Find(task).Document is { } document && report.FindTask(task)!.Status == TaskStage.Done)
            Add("document", document);
    }

    private void Branches(Report report)
    {
        foreach (var branch in procedure.Branches)
            if (branch.When.Evaluate(report.Situation) == Truth.Yes)
                Add("branch", branch.Id);
    }

    private void Unheld(string role)
    {
        if (procedure.Find(new(role)) is { Unheld: not null })
            Add("role", role);
    }

    private void Add(string kind, string id) => elements.Add($"{procedure.Id}:{kind}:{id}");
}
