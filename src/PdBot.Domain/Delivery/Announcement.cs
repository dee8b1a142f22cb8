using System.Collections.Immutable;
using PdBot.Domain.Escalation;
using PdBot.Domain.Meetings;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Retention;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Delivery;

/// <summary>What must be sent because of a decision. Returned, never done.</summary>
public static class Announcement
{
    /// <summary>The messages, in the order of the events.</summary>
    /// <param name="before">The report before the decision.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="organisation">The roster as it is now.</param>
    public static ImmutableArray<OutboxMessage> Announce(Report before, Decision decision, Organisation organisation)
    {
        if (decision.Events.IsEmpty)
            return [];
        var messages = new Messages(before.Version);
        foreach (var @event in decision.Events)
        {
            messages.Next();
            Post(messages, @event, decision, organisation, isNew: before.Status == ReportStatus.None);
        }
        // One card for all that a person is asked at once, not one for each.
        foreach (var person in decision.Events.OfType<TaskAssigned>().Select(assigned => assigned.Person).Distinct())
            messages.Post(MessageKind.Mine, Slots.Mine(decision.Report.Version), person.Value, -1, Urgency.News);
        if (decision.Report.Tasks.Any(task => task.Opening > 0) && before.Tasks.All(task => task.Opening == 0))
            foreach (var receiver in Executive(organisation))
                messages.Post(MessageKind.Duties, Slots.Duties, receiver, -1, Urgency.News);
        foreach (var card in before.Cards)
            if (decision.Events.Any(@event => Concerns(@event, card)) && decision.Report.Cards.Contains(card))
                messages.Rewrite(card);
        return messages.ToImmutable();
    }

    /// <summary>Whether a card shows what happened. What happens to one task is shown by its own cards and by the live card of all duties.</summary>
    private static bool Concerns(ReportEvent @event, SentCard card) => @event.IsVisible && (@event, card.Kind) switch
    {
        (_, MessageKind.Notice or MessageKind.Digest) => false,
        (RetentionEnded or HoldPlaced or HoldLifted, not MessageKind.Closed) => false,
        (_, MessageKind.Duties) => true,
        (MeetingCalled, not MessageKind.Alarm) => false,
        (IOnTask, MessageKind.Mine) => true,
        (IOnTask task, MessageKind.Reminder or MessageKind.Unowned) => Slots.Subject(card.Slot) == task.Task,
        (IOnTask, _) => false,
        (ReportClosed or ReportDismissed, _) => true,
        (_, MessageKind.Mine or MessageKind.Reminder or MessageKind.Unowned) => false,
        _ => true,
    };

    private static void Post(Messages messages, ReportEvent @event, Decision decision, Organisation organisation, bool isNew)
    {
        var report = decision.Report;
        switch (@event)
        {
            case ReportOpened opened:
                messages.Post(MessageKind.Receipt, "receipt", opened.Actor.Value, -1, Urgency.News);
                break;
            case ContactNotified notified:
                messages.Post(MessageKind.Escalation, $"level-{notified.Level}-{notified.Opening}", notified.Person.Value, notified.Level, Urgency.Escalation);
                break;
            case ChainExhausted exhausted:
                foreach (var receiver in EveryWayToExecutive(organisation))
                    messages.Post(MessageKind.Alarm, $"alarm-{exhausted.Walk}", receiver, -1, Urgency.Escalation);
                messages.Post(MessageKind.PhoneNow, $"phone-{exhausted.Walk}", report.Reporter.Value, -1, Urgency.Escalation);
                break;
            case ReportDismissed dismissed:
                // Whom the procedure itself lets know is not told twice.
                foreach (var receiver in Concerned(report, organisation).Where(person => decision.Events.All(other => other is not NoticeGiven given || given.Person != person)))
                    messages.Post(MessageKind.Dismissed, "dismissed", receiver.Value, dismissed.Level, Urgency.News);
                break;
            case SeverityAssessed when !isNew:
                foreach (var receiver in EveryWayToExecutive(organisation).Concat(Judges(report)).Distinct())
                    messages.Post(MessageKind.SeverityChanged, $"severity-{report.Version}", receiver, -1, Urgency.News);
                break;
            case TaskUnowned unowned:
                foreach (var receiver in Executive(organisation))
                    messages.Post(MessageKind.Unowned, Slots.Task(unowned.Task, unowned.Opening), receiver, -1, Urgency.News);
                break;
            case ReminderDue reminder:
                var slot = Slots.Reminder(reminder.Task, reminder.Opening, reminder.Clock, reminder.Step);
                foreach (var receiver in Owners(report, reminder.Task).Select(person => person.Value).Concat(Executive(organisation)).Distinct())
                    messages.Post(MessageKind.Reminder, slot, receiver, -1, Urgency.Reminder);
                break;
            case DigestDue:
                foreach (var receiver in Executive(organisation))
                    messages.Post(MessageKind.Digest, Slots.Digest, receiver, -1, Urgency.Reminder);
                break;
            case NoticeGiven { Person: { } person } given:
                messages.Post(MessageKind.Notice, Slots.Notice(given.Notice), person.Value, -1, Urgency.News);
                break;
            case NoticeGiven given:
                foreach (var receiver in Executive(organisation))
                    messages.Post(MessageKind.Notice, Slots.Notice(given.Notice), receiver, -1, Urgency.News);
                break;
            case RetentionEnded:
                foreach (var receiver in Executive(organisation))
                    messages.Post(MessageKind.Closed, Slots.Retention, receiver, -1, Urgency.News);
                break;
            case ReportClosed:
                foreach (var receiver in Executive(organisation).Append(report.Reporter.Value).Distinct())
                    messages.Post(MessageKind.Closed, Slots.Closed, receiver, -1, Urgency.News);
                break;
            case CardDelivered delivered when delivered.Shows < report.VisibleVersion && delivered.Activity.Length > 0:
                messages.Rewrite(report.Cards[^1]);
                break;
        }
    }

    /// <summary>The alarm goes to the executive group by every channel it has.</summary>
    private static IEnumerable<string> EveryWayToExecutive(Organisation organisation)
    {
        if (organisation.ExecutiveGroup.Channel is { } channel)
            yield return channel;
        foreach (var member in organisation.ExecutiveGroup.Members)
            yield return member.Value;
    }

    /// <summary>What is no alarm goes to its channel when it has one, else to each member.</summary>
    private static IEnumerable<string> Executive(Organisation organisation) =>
        organisation.ExecutiveGroup.Channel is { } channel ? [channel] : organisation.ExecutiveGroup.Members.Select(member => member.Value);

    /// <summary>Whoever was asked to judge: the grade is theirs too.</summary>
    private static IEnumerable<string> Judges(Report report) =>
        from level in report.Levels
        where report.Procedure.Chain[level.Index].Act == LevelAct.Judge
        from contact in level.Contacts
        where contact.IsLive
        let person = contact.Person
        where person is not null
        select person.Value.Value;

    private static IEnumerable<PersonId> Owners(Report report, string task) =>
        report.FindTask(task)?.Assignees.Where(assignee => assignee is { Part: TaskPart.Owner, IsUnreachable: false }).Select(assignee => assignee.Person) ?? [];

    /// <summary>The reporter, and the unit: whoever was asked there, else whoever holds its roles.</summary>
    private static IEnumerable<PersonId> Concerned(Report report, Organisation organisation)
    {
        var people = new List<PersonId> { report.Reporter };
        for (var i = 0; i < report.Levels.Length; i++)
            foreach (var role in report.Procedure.Chain[i].Roles)
            {
                if (report.Procedure.Find(role)?.Scope != RoleScope.Unit || !report.IsRequired(i))
                    continue;
                var asked = report.Levels[i].Contacts.Where(contact => contact.Role == role && contact is { NotifiedAt: not null, Person: not null }).Select(contact => contact.Person ?? default);
                people.AddRange(report.Levels[i].Opening > 0 ? asked : organisation.Holders(role, report.Unit).Select(seat => seat.Holder));
            }
        return people.Distinct();
    }

    private sealed class Messages(long version)
    {
        private readonly ImmutableArray<OutboxMessage>.Builder messages = ImmutableArray.CreateBuilder<OutboxMessage>();
        private long sequence = version;
        private int number;

        public void Next()
        {
            sequence++;
            number = 0;
        }

        public void Post(MessageKind kind, string slot, string receiver, int level, Urgency urgency) =>
            messages.Add(new OutboxMessage(Key(), kind, slot, receiver, level, false, urgency));

        public void Rewrite(SentCard card) =>
            messages.Add(new OutboxMessage(Key(), card.Kind, card.Slot, card.Receiver, card.Level, true, Urgency.Rewrite));

        public ImmutableArray<OutboxMessage> ToImmutable() => messages.ToImmutable();

        private string Key() => $"{sequence:D10}|{number++:D2}";
    }
}
