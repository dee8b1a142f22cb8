using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Domain.Escalation;

/// <summary>Why this person was asked.</summary>
public enum NotifyCause
{
    /// <summary>Holds the role.</summary>
    Holder,
    /// <summary>Deputy of a holder who cannot be reached.</summary>
    HolderUnreachable,
    /// <summary>Deputy of a holder who may be away (soft evidence).</summary>
    HolderMayBeAway,
    /// <summary>Deputy, because half of the window has gone by without an answer.</summary>
    HalfOfWindow,
    /// <summary>Deputy to whom the holder handed over.</summary>
    HandedOver,
}

/// <summary>A level was opened: its contacts are asked now.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Level">The index of the level in the procedure's chain.</param>
/// <param name="Opening">1 the first time, more after a return or when the chain is walked again.</param>
/// <param name="WindowEnds">The end of its window.</param>
public sealed record LevelOpened(DateTimeOffset At, int Level, int Opening, DateTimeOffset WindowEnds) : ReportEvent(At);

/// <summary>A contact is to be asked; the card is on its way.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Level">The level.</param>
/// <param name="Opening">Which opening of it.</param>
/// <param name="Person">Who is asked.</param>
/// <param name="PersonName">The name.</param>
/// <param name="Role">In which role.</param>
/// <param name="Holder">The holder of the seat: the same person, or the one who is deputised.</param>
/// <param name="Cause">Why this person.</param>
public sealed record ContactNotified(
    DateTimeOffset At, int Level, int Opening, PersonId Person, string PersonName, RoleId Role, PersonId Holder, NotifyCause Cause) : ReportEvent(At);

/// <summary>A contact cannot be reached.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Level">The level.</param>
/// <param name="Opening">Which opening of it.</param>
/// <param name="Person">Who; null when nobody holds the role.</param>
/// <param name="PersonName">The name; empty when nobody holds the role.</param>
/// <param name="Role">In which role.</param>
/// <param name="Holder">The holder of the seat; null when nobody holds the role.</param>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">What was seen, such as an error code; never personal data.</param>
public sealed record ContactUnreachable(
    DateTimeOffset At, int Level, int Opening, PersonId? Person, string PersonName, RoleId Role, PersonId? Holder,
    UnreachableReason Reason, string Evidence) : ReportEvent(At);

/// <summary>An act on a level.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who acted.</param>
/// <param name="ActorName">The name.</param>
/// <param name="OnBehalfOf">The holder who was deputised; the actor, when a holder acted without having been asked; null otherwise.</param>
/// <param name="Level">The level.</param>
/// <param name="Late">True when the level is not asked at this moment (passed over, or done); then it moves nothing backwards.</param>
public abstract record ActOnLevel(DateTimeOffset At, PersonId Actor, string ActorName, PersonId? OnBehalfOf, int Level, bool Late) : Act(At, Actor, ActorName);

/// <summary>簽收.</summary>
public sealed record LevelAcknowledged(DateTimeOffset At, PersonId Actor, string ActorName, PersonId? OnBehalfOf, int Level, bool Late)
    : ActOnLevel(At, Actor, ActorName, OnBehalfOf, Level, Late);

/// <summary>判定成立 or 不成立, with its reason.</summary>
public sealed record LevelJudged(DateTimeOffset At, PersonId Actor, string ActorName, PersonId? OnBehalfOf, int Level, bool Late, Verdict Verdict, string Reason)
    : ActOnLevel(At, Actor, ActorName, OnBehalfOf, Level, Late);

/// <summary>核准.</summary>
public sealed record LevelApproved(DateTimeOffset At, PersonId Actor, string ActorName, PersonId? OnBehalfOf, int Level, bool Late)
    : ActOnLevel(At, Actor, ActorName, OnBehalfOf, Level, Late);

/// <summary>退回: an earlier level is asked again.</summary>
public sealed record LevelReturned(DateTimeOffset At, PersonId Actor, string ActorName, PersonId? OnBehalfOf, int Level, bool Late, int ToLevel, string Reason)
    : ActOnLevel(At, Actor, ActorName, OnBehalfOf, Level, Late);

/// <summary>無法處理, with its reason.</summary>
public sealed record LevelDeclined(DateTimeOffset At, PersonId Actor, string ActorName, PersonId? OnBehalfOf, int Level, bool Late, string Reason)
    : ActOnLevel(At, Actor, ActorName, OnBehalfOf, Level, Late);

/// <summary>轉交代理人.</summary>
public sealed record LevelHandedOver(DateTimeOffset At, PersonId Actor, string ActorName, PersonId? OnBehalfOf, int Level, bool Late, PersonId To)
    : ActOnLevel(At, Actor, ActorName, OnBehalfOf, Level, Late);

/// <summary>Someone entitled sent the report up without waiting (逕行陳報).</summary>
public sealed record EscalationDemanded(DateTimeOffset At, PersonId Actor, string ActorName, PersonId? OnBehalfOf, int Level, bool Late, string Reason)
    : ActOnLevel(At, Actor, ActorName, OnBehalfOf, Level, Late);

/// <summary>The level did what it was asked.</summary>
public sealed record LevelCompleted(DateTimeOffset At, int Level) : ReportEvent(At);

/// <summary>The level was passed over (往上一層級逕行陳報).</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Level">The level.</param>
/// <param name="Opening">Which opening of it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">Names of those concerned and what was seen of each, for the next person's card.</param>
public sealed record LevelPassedOver(DateTimeOffset At, int Level, int Opening, UnreachableReason Reason, string Evidence) : ReportEvent(At);

/// <summary>Every level has acted or was passed over, and the last one acted.</summary>
public sealed record ChainCompleted(DateTimeOffset At) : ReportEvent(At);

/// <summary>The last level was passed over too; the executive group is alarmed.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Walk">1 after the first walk.</param>
/// <param name="RepeatAt">When the chain is walked again unless someone acts.</param>
public sealed record ChainExhausted(DateTimeOffset At, int Walk, DateTimeOffset RepeatAt) : ReportEvent(At);

/// <summary>The chain is walked again.</summary>
public sealed record ChainWalkedAgain(DateTimeOffset At, int Walk) : ReportEvent(At);

/// <summary>The alarm had nobody to go to: the executive group is empty.</summary>
public sealed record AlarmHadNoReceiver(DateTimeOffset At, int Walk) : ReportEvent(At);

/// <summary>A member of the executive group took over (接手).</summary>
public sealed record ReportTakenOver(DateTimeOffset At, PersonId Actor, string ActorName) : Act(At, Actor, ActorName);
