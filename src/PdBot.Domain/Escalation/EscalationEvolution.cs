using System.Collections.Immutable;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Domain.Escalation;

/// <summary>Folds the events of the chain.</summary>
internal static class EscalationEvolution
{
    public static Report Fold(Report report, ReportEvent @event) => @event switch
    {
        LevelOpened opened => report.With(opened.Level, level => level with
        {
            Status = LevelStatus.Notified,
            Opening = opened.Opening,
            OpenedAt = opened.At,
            WindowEnds = opened.WindowEnds,
            EndedAt = null,
            PassedOverFor = null,
            Evidence = "",
            EscalatedBy = null,
            EscalatedByPerson = null,
            Approved = false,
            Contacts = [],
            AskedBefore = Asked(level),
        }) with { ChainCompletedAt = null },
        ContactNotified notified => report.With(notified.Level, level => level with
        {
            Contacts = level.Contacts.Add(new Contact(notified.Person, notified.PersonName, notified.Role, notified.Holder)
            {
                Cause = notified.Cause,
                NotifiedAt = notified.At,
            }),
        }),
        ContactUnreachable unreachable => report.With(unreachable.Level, level => Miss(level, unreachable)),
        ActOnLevel act => Acted(report, act),
        LevelCompleted completed => report.With(completed.Level, level => level with { Status = LevelStatus.Completed, EndedAt = completed.At, ReturnedBy = null }),
        LevelPassedOver passed => report.With(passed.Level, level => level with
        {
            Status = LevelStatus.PassedOver,
            EndedAt = passed.At,
            PassedOverFor = passed.Reason,
            Evidence = passed.Evidence,
        }),
        ChainCompleted completed => report with { ChainCompletedAt = completed.At },
        ChainExhausted exhausted => report with { Alarm = new Alarm(exhausted.At, exhausted.RepeatAt) },
        ChainWalkedAgain again => report with
        {
            Walk = again.Walk,
            Alarm = null,
            Levels = [.. report.Levels.Select(level => level.Status == LevelStatus.PassedOver ? level with { Status = LevelStatus.Waiting } : level)],
        },
        AlarmHadNoReceiver => report,
        ReportTakenOver taken => report with { Alarm = report.Alarm is { } alarm ? alarm with { AnsweredBy = taken.ActorName, AnsweredByPerson = taken.Actor, AnsweredAt = taken.At } : null },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}"),
    };

    private static Report With(this Report report, int index, Func<LevelState, LevelState> change) =>
        report with { Levels = report.Levels.SetItem(index, change(report.Levels[index])) };

    private static ImmutableArray<PersonId> Asked(LevelState level)
    {
        var asked = level.AskedBefore;
        foreach (var contact in level.Contacts)
            if (contact.Person is { } person && (contact.NotifiedAt ?? contact.AcknowledgedAt) is not null && !asked.Contains(person))
                asked = asked.Add(person);
        return asked;
    }

    private static LevelState Miss(LevelState level, ContactUnreachable missed)
    {
        if (missed.Person is { } person && level.Find(person) is { } contact)
            return level with { Contacts = level.Contacts.Replace(contact, contact with { Unreachable = missed.Reason, Evidence = missed.Evidence }) };
        return level with
        {
            Contacts = level.Contacts.Add(new Contact(missed.Person, missed.PersonName, missed.Role, missed.Holder)
            {
                Unreachable = missed.Reason,
                Evidence = missed.Evidence,
            }),
        };
    }

    private static Report Acted(Report report, ActOnLevel act) => act switch
    {
        LevelDeclined => report.With(act.Level, level => level.Touch(act, contact => contact with { Unreachable = UnreachableReason.Declined })),
        LevelHandedOver => report,
        EscalationDemanded => report.With(act.Level, level => level with { EscalatedBy = act.ActorName, EscalatedByPerson = act.Actor }),
        LevelReturned returned => Return(report, returned),
        _ => Answer(report.With(act.Level, level => level.Touch(act, contact => contact with
        {
            Unreachable = null,
            AcknowledgedAt = contact.AcknowledgedAt ?? act.At,
            Verdict = act is LevelJudged judged ? judged.Verdict : contact.Verdict,
            Reason = act is LevelJudged { Reason: var reason } ? reason : contact.Reason,
            Approved = contact.Approved || act is LevelApproved,
        }) with { Approved = level.Approved || act is LevelApproved }), act),
    };

    /// <summary>Someone acted after the alarm: it is answered.</summary>
    private static Report Answer(Report report, ActOnLevel act) =>
        report.Alarm is { } alarm ? report with { Alarm = alarm with { AnsweredBy = act.ActorName, AnsweredByPerson = act.Actor, AnsweredAt = act.At } } : report;

    private static Report Return(Report report, LevelReturned returned) => report with
    {
        Judgement = null,
        Levels =
        [
            .. report.Levels.Select(level =>
                level.Index < returned.ToLevel || level.Index > returned.Level ? level
                : level.Status == LevelStatus.Waiting ? level
                : level with
                {
                    Status = LevelStatus.Waiting,
                    ReturnReason = level.Index == returned.ToLevel ? returned.Reason : level.ReturnReason,
                    ReturnedBy = level.Index == returned.Level ? returned.Actor : null,
                }),
        ],
    };

    /// <summary>Changes the actor's contact; one who acts unasked (a deputy, the executive group) becomes a contact by it.</summary>
    private static LevelState Touch(this LevelState level, ActOnLevel act, Func<Contact, Contact> change)
    {
        if (level.Find(act.Actor) is { } contact)
            return level with { Contacts = level.Contacts.Replace(contact, change(contact)) };
        var unasked = new Contact(act.Actor, act.ActorName, RoleId.From(""), act.OnBehalfOf ?? act.Actor) { IsExecutive = act.OnBehalfOf is null };
        return level with { Contacts = level.Contacts.Add(change(unasked)) };
    }
}
