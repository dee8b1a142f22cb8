using System.Collections.Immutable;
using PdBot.Domain.Delivery;
using PdBot.Domain.Drills;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Meetings;
using PdBot.Domain.Retention;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Reports;

/// <summary>Folds events into a report. No rule, no clock, no refusal lives here.</summary>
public static class ReportEvolution
{
    /// <summary>The report with everything that happened to it.</summary>
    public static Report Replay(this Report report, ImmutableArray<ReportEvent> events)
    {
        foreach (var @event in events)
            report = report.Evolve(@event);
        return report;
    }

    /// <summary>The report after one more event.</summary>
    public static Report Evolve(this Report report, ReportEvent @event)
    {
        var version = report.Version + 1;
        return Fold(report, @event) with
        {
            Version = version,
            VisibleVersion = @event.IsVisible ? version : report.VisibleVersion,
        };
    }

    private static Report Fold(Report report, ReportEvent @event) => @event switch
    {
        ReportOpened opened => report with
        {
            Status = ReportStatus.Open,
            Number = opened.Number,
            Mode = opened.Mode,
            Organisation = opened.Organisation,
            Definition = opened.Definition,
            Reporter = opened.Actor,
            ReporterName = opened.ActorName,
            Unit = opened.Unit,
            Source = opened.Source,
            OpenedAt = opened.At,
        },
        RetentionEnded ended => report with { RetentionEndedAt = ended.At },
        HoldPlaced hold => report with { Hold = new Hold(hold.At, hold.ActorName, hold.Reason) },
        HoldLifted => report with { Hold = null },
        ReportPurged => report with { Status = ReportStatus.Purged },
        MeetingBegun begun => report with { MeetingsBegun = Without(report, begun.StartsAt).Add(begun) },
        MeetingGivenUp given => report with { MeetingsBegun = Without(report, given.StartsAt) },
        MeetingCalled called => report with { Meetings = report.Meetings.Add(called), MeetingsBegun = Without(report, called.StartsAt) },
        DrillPaced paced => report with { Pace = paced.Factor },
        FactStated stated => report with { Facts = State(report, stated) },
        SeverityAssessed assessed => report with { Severity = assessed.Rank, SeverityRules = assessed.Rules },
        IncidentEstablished established => report with
        {
            EstablishedAt = report.EstablishedAt ?? established.At,
            Judgement = new Judgement(Verdict.Established, established.Level, established.At, established.By, established.Reason),
        },
        ReportDismissed dismissed => report with
        {
            Status = ReportStatus.Dismissed,
            Judgement = new Judgement(Verdict.Dismissed, dismissed.Level, dismissed.At, dismissed.By, dismissed.Reason),
        },
        AttemptRefused refused => report with { Attempts = report.Attempts.Add((refused.Actor, refused.Attempt, refused.Level)) },
        CardDelivered delivered => Place(report, delivered),
        CardFailed { Rewrite: true } failed => Retire(report, failed.Slot, failed.Receiver) with { FailedMessages = report.FailedMessages.Add(failed.Message) },
        CardFailed failed => report with { FailedMessages = report.FailedMessages.Add(failed.Message) },
        _ => TaskEvolution.Fold(report, @event) ?? EscalationEvolution.Fold(report, @event),
    };

    private static ImmutableArray<MeetingBegun> Without(Report report, DateTimeOffset startsAt) => report.MeetingsBegun.RemoveAll(begun => begun.StartsAt == startsAt);

    private static ImmutableDictionary<FactKey, FactValue> State(Report report, FactStated stated)
    {
        var kind = report.Procedure.Intake.Find(stated.Fact)?.Kind ?? FactKind.Text;
        return stated.Value.Length > 0 && FactValue.Parse(kind, stated.Value) is { } value
            ? report.Facts.SetItem(stated.Fact, value)
            : report.Facts.Remove(stated.Fact);
    }

    /// <summary>A repeated card takes the place of the one before: the newer copy is the one that is rewritten.</summary>
    private static Report Place(Report report, CardDelivered delivered)
    {
        if (delivered.Activity.Length == 0)
            return report with { RetiredMessages = report.RetiredMessages.Add(delivered.Message) };
        var retired = Retire(report, delivered.Slot, delivered.Receiver);
        return retired with
        {
            Cards = retired.Cards.Add(new SentCard(
                delivered.Message, delivered.Slot, delivered.Receiver, delivered.Kind, delivered.Level,
                delivered.Conversation, delivered.Activity, delivered.ServiceUrl)),
        };
    }

    private static Report Retire(Report report, string slot, string receiver)
    {
        foreach (var card in report.Cards)
            if (card.Slot == slot && card.Receiver == receiver)
                return report with { Cards = report.Cards.Remove(card), RetiredMessages = report.RetiredMessages.Add(card.Message) };
        return report;
    }
}
