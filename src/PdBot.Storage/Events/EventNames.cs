using System.Collections.Frozen;
using PdBot.Domain.Delivery;
using PdBot.Domain.Drills;
using PdBot.Domain.Escalation;
using PdBot.Domain.Meetings;
using PdBot.Domain.Reports;
using PdBot.Domain.Retention;
using PdBot.Domain.Tasks;

namespace PdBot.Storage.Events;

/// <summary>The written table of stored names. A name is never reused and never changed; an event that changes its members gets a new number.</summary>
public static class EventNames
{
    /// <summary>The one row that may stand after rows whose data was erased.</summary>
    public const string Tombstone = "report-purged.1";

    private static readonly EventName[] Table =
    [
        new("report-opened.1", typeof(ReportOpened), "report"),
        new("fact-stated.1", typeof(FactStated), "state"),
        new("severity-assessed.1", typeof(SeverityAssessed)),
        new("incident-established.1", typeof(IncidentEstablished)),
        new("report-dismissed.1", typeof(ReportDismissed)),
        new("attempt-refused.1", typeof(AttemptRefused), "refused"),
        new("level-opened.1", typeof(LevelOpened)),
        new("contact-notified.1", typeof(ContactNotified)),
        new("contact-unreachable.1", typeof(ContactUnreachable)),
        new("level-acknowledged.1", typeof(LevelAcknowledged), "acknowledge"),
        new("level-judged.1", typeof(LevelJudged), "judge"),
        new("level-approved.1", typeof(LevelApproved), "approve"),
        new("level-returned.1", typeof(LevelReturned), "return"),
        new("level-declined.1", typeof(LevelDeclined), "decline"),
        new("level-handed-over.1", typeof(LevelHandedOver), "hand-over"),
        new("escalation-demanded.1", typeof(EscalationDemanded), "escalate"),
        new("level-completed.1", typeof(LevelCompleted)),
        new("level-passed-over.1", typeof(LevelPassedOver)),
        new("chain-completed.1", typeof(ChainCompleted)),
        new("chain-exhausted.1", typeof(ChainExhausted)),
        new("chain-walked-again.1", typeof(ChainWalkedAgain)),
        new("alarm-had-no-receiver.1", typeof(AlarmHadNoReceiver)),
        new("report-taken-over.1", typeof(ReportTakenOver), "take-over"),
        new("card-delivered.1", typeof(CardDelivered)),
        new("card-failed.1", typeof(CardFailed)),
        new("task-opened.1", typeof(TaskOpened)),
        new("task-assigned.1", typeof(TaskAssigned)),
        new("assignee-unreachable.1", typeof(AssigneeUnreachable)),
        new("task-unowned.1", typeof(TaskUnowned)),
        new("task-dropped.1", typeof(TaskDropped)),
        new("clock-set.1", typeof(ClockSet)),
        new("reminder-due.1", typeof(ReminderDue)),
        new("digest-due.1", typeof(DigestDue)),
        new("notice-given.1", typeof(NoticeGiven)),
        new("notice-collapsed.1", typeof(NoticeCollapsed)),
        new("task-done.1", typeof(TaskDone), "complete"),
        new("batch-notified.1", typeof(BatchNotified), "notify"),
        new("task-approved.1", typeof(TaskApproved), "approve"),
        new("task-returned.1", typeof(TaskReturned), "return"),
        new("task-extended.1", typeof(TaskExtended), "extend"),
        new("task-waived.1", typeof(TaskWaived), "waive"),
        new("report-closed.1", typeof(ReportClosed), "close"),
        new("meeting-begun.1", typeof(MeetingBegun), "begin-meeting"),
        new("meeting-given-up.1", typeof(MeetingGivenUp)),
        new("meeting-called.1", typeof(MeetingCalled), "meet"),
        new("drill-paced.1", typeof(DrillPaced)),
        new("retention-ended.1", typeof(RetentionEnded)),
        new("hold-placed.1", typeof(HoldPlaced), "hold"),
        new("hold-lifted.1", typeof(HoldLifted), "lift"),
        new(Tombstone, typeof(ReportPurged), "purge"),
    ];

    private static readonly FrozenDictionary<Type, EventName> ByType = Table.ToFrozenDictionary(name => name.Type);
    private static readonly FrozenDictionary<string, EventName> ByName = Table.ToFrozenDictionary(name => name.Name);

    /// <summary>The whole table, in the order in which it is written.</summary>
    public static IReadOnlyList<EventName> All => Table;

    /// <summary>The entry of an event; throws <see cref="UnknownEventException"/> when the table lacks its type.</summary>
    public static EventName Of(ReportEvent happened) =>
        ByType.TryGetValue(happened.GetType(), out var name) ? name : throw new UnknownEventException(happened.GetType().Name);

    /// <summary>The entry of a stored name; throws <see cref="UnknownEventException"/> when the table lacks it.</summary>
    public static EventName Of(string name) =>
        ByName.TryGetValue(name, out var entry) ? entry : throw new UnknownEventException(name);
}

/// <summary>One line of the table.</summary>
/// <param name="Name">The stored name with its version.</param>
/// <param name="Type">The record that is stored under it.</param>
/// <param name="Act">The act in one word, for the column <c>Act</c>; null when the event is nobody's act.</param>
public sealed record EventName(string Name, Type Type, string? Act = null);

/// <summary>The log holds, or was given, an event that this program does not know: it is newer than the program, or the table was forgotten.</summary>
public sealed class UnknownEventException(string name) : Exception($"There is no stored event named '{name}' in this version of the program.");
