using PdBot.Domain.Reports;

namespace PdBot.Domain.Tasks;

/// <summary>A duty is to be done from now on.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Task">Its id in the procedure.</param>
/// <param name="Opening">1 the first time.</param>
/// <param name="Cause">Why.</param>
public sealed record TaskOpened(DateTimeOffset At, string Task, int Opening, TaskCause Cause) : ReportEvent(At), IOnTask;

/// <summary>Someone is asked to do or to look at it; the card is on its way.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Task">The task.</param>
/// <param name="Opening">Which opening of it.</param>
/// <param name="Part">As what.</param>
/// <param name="Person">Who.</param>
/// <param name="PersonName">The name.</param>
/// <param name="Holder">The holder of the role: the same person, or the one who is deputised.</param>
public sealed record TaskAssigned(
    DateTimeOffset At, string Task, int Opening, TaskPart Part, PersonId Person, string PersonName, PersonId Holder) : ReportEvent(At), IOnTask;

/// <summary>The card could not be brought to someone who was asked.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Task">The task.</param>
/// <param name="Opening">Which opening of it.</param>
/// <param name="Part">As what.</param>
/// <param name="Person">Who.</param>
/// <param name="PersonName">The name.</param>
/// <param name="Evidence">What was seen, such as an error code.</param>
public sealed record AssigneeUnreachable(
    DateTimeOffset At, string Task, int Opening, TaskPart Part, PersonId Person, string PersonName, string Evidence) : ReportEvent(At), IOnTask;

/// <summary>Nobody can be asked: the executive group is told.</summary>
public sealed record TaskUnowned(DateTimeOffset At, string Task, int Opening, TaskPart Part) : ReportEvent(At), IOnTask;

/// <summary>The facts no longer make it a duty.</summary>
public sealed record TaskDropped(DateTimeOffset At, string Task) : ReportEvent(At), IOnTask;

/// <summary>A clock began, or its beginning was corrected.</summary>
/// <param name="At">When that was known, UTC.</param>
/// <param name="Task">The task.</param>
/// <param name="Clock">The index of the deadline in the task's definition.</param>
/// <param name="From">The instant from which it counts.</param>
/// <param name="Due">Its end.</param>
public sealed record ClockSet(DateTimeOffset At, string Task, int Clock, DateTimeOffset From, DateTimeOffset Due) : ReportEvent(At), IOnTask;

/// <summary>A reminder is due; it leaves for the owner and the executive group.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Task">The task.</param>
/// <param name="Opening">Which opening of it.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Step">1 to 3 before the end (50, 80, 95 %), 4 at the end, more after it.</param>
public sealed record ReminderDue(DateTimeOffset At, string Task, int Opening, int Clock, int Step) : ReportEvent(At), IOnTask;

/// <summary>A morning on which duties are open.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Open">How many duties are open.</param>
/// <param name="Overdue">How many of them are overdue.</param>
public sealed record DigestDue(DateTimeOffset At, int Open, int Overdue) : ReportEvent(At)
{
    /// <inheritdoc/>
    public override bool IsVisible => false;
}

/// <summary>Someone is told something; nothing is asked.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Notice">Its id in the procedure.</param>
/// <param name="Person">Who is told; null when nobody holds the role, and the executive group is told instead.</param>
/// <param name="PersonName">The name; empty when nobody holds the role.</param>
public sealed record NoticeGiven(DateTimeOffset At, string Notice, PersonId? Person, string PersonName) : ReportEvent(At)
{
    /// <inheritdoc/>
    public override bool IsVisible => false;
}

/// <summary>Sender and receiver of a notice are the same person: there is nobody to tell.</summary>
public sealed record NoticeCollapsed(DateTimeOffset At, string Notice) : ReportEvent(At)
{
    /// <inheritdoc/>
    public override bool IsVisible => false;
}

/// <summary>An event of one task.</summary>
public interface IOnTask
{
    /// <summary>Its id in the procedure.</summary>
    string Task { get; }
}

/// <summary>An act on a task.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who acted.</param>
/// <param name="ActorName">The name.</param>
/// <param name="OnBehalfOf">The holder who was deputised; null otherwise.</param>
/// <param name="Task">Its id in the procedure.</param>
public abstract record ActOnTask(DateTimeOffset At, PersonId Actor, string ActorName, PersonId? OnBehalfOf, string Task) : Act(At, Actor, ActorName), IOnTask;

/// <summary>辦理完成, with its proof. Said again, it corrects what was said before.</summary>
/// <param name="At">When it was said, UTC.</param>
/// <param name="Actor">Who.</param>
/// <param name="ActorName">The name.</param>
/// <param name="OnBehalfOf">The holder who was deputised; null otherwise.</param>
/// <param name="Task">The task.</param>
/// <param name="DoneAt">When the act happened.</param>
/// <param name="Channel">By which channel; may be empty.</param>
/// <param name="Recipient">To whom; may be empty.</param>
/// <param name="Reference">The number; may be empty.</param>
/// <param name="Note">In words; may be empty.</param>
/// <param name="LateReason">遲延理由; empty when it was in time.</param>
public sealed record TaskDone(
    DateTimeOffset At, PersonId Actor, string ActorName, PersonId? OnBehalfOf, string Task,
    DateTimeOffset DoneAt, string Channel, string Recipient, string Reference, string Note, string LateReason) : ActOnTask(At, Actor, ActorName, OnBehalfOf, Task);

/// <summary>審核、核定、確認、複核 or 備查, whichever the procedure asks.</summary>
public sealed record TaskApproved(DateTimeOffset At, PersonId Actor, string ActorName, PersonId? OnBehalfOf, string Task)
    : ActOnTask(At, Actor, ActorName, OnBehalfOf, Task);

/// <summary>退回.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who.</param>
/// <param name="ActorName">The name.</param>
/// <param name="OnBehalfOf">The holder who was deputised; null otherwise.</param>
/// <param name="Task">The task that was looked at.</param>
/// <param name="ToTask">The task that is opened again; may be the same.</param>
/// <param name="Reason">Why.</param>
public sealed record TaskReturned(DateTimeOffset At, PersonId Actor, string ActorName, PersonId? OnBehalfOf, string Task, string ToTask, string Reason)
    : ActOnTask(At, Actor, ActorName, OnBehalfOf, Task);

/// <summary>展延: the executive group moved the end of the clock.</summary>
public sealed record TaskExtended(DateTimeOffset At, PersonId Actor, string ActorName, PersonId? OnBehalfOf, string Task, DateTimeOffset Until, string Reason, string Reference)
    : ActOnTask(At, Actor, ActorName, OnBehalfOf, Task);

/// <summary>免辦: the executive group waived it, or it was left out by discretion (得).</summary>
public sealed record TaskWaived(DateTimeOffset At, PersonId Actor, string ActorName, PersonId? OnBehalfOf, string Task, string Reason, string Reference)
    : ActOnTask(At, Actor, ActorName, OnBehalfOf, Task);

/// <summary>A batch of data subjects was told.</summary>
/// <param name="At">When it was said, UTC.</param>
/// <param name="Actor">Who.</param>
/// <param name="ActorName">The name.</param>
/// <param name="OnBehalfOf">The holder who was deputised; null otherwise.</param>
/// <param name="Task">The task.</param>
/// <param name="NotifiedAt">When they were told.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="Sent">How many were told.</param>
/// <param name="Failed">How many could not be.</param>
/// <param name="ListHash">SHA-256 of the file that lists them; empty when there is none.</param>
public sealed record BatchNotified(
    DateTimeOffset At, PersonId Actor, string ActorName, PersonId? OnBehalfOf, string Task,
    DateTimeOffset NotifiedAt, string Channel, long Sent, long Failed, string ListHash) : ActOnTask(At, Actor, ActorName, OnBehalfOf, Task);

/// <summary>結案.</summary>
public sealed record ReportClosed(DateTimeOffset At, PersonId Actor, string ActorName, string Note) : Act(At, Actor, ActorName);
