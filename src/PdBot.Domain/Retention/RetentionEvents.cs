using PdBot.Domain.Reports;

namespace PdBot.Domain.Retention;

/// <summary>The records have been kept as long as the procedure demands; the executive group is told that they may be destroyed.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="KeptUntil">The end of the period.</param>
public sealed record RetentionEnded(DateTimeOffset At, DateTimeOffset KeptUntil) : ReportEvent(At);

/// <summary>證據保全: nothing may be destroyed until it is lifted.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who.</param>
/// <param name="ActorName">The name.</param>
/// <param name="Reason">Why, such as a pending lawsuit.</param>
/// <param name="Reference">The number of the document that asks for it; may be empty.</param>
public sealed record HoldPlaced(DateTimeOffset At, PersonId Actor, string ActorName, string Reason, string Reference) : Act(At, Actor, ActorName);

/// <summary>The hold is over.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who.</param>
/// <param name="ActorName">The name.</param>
/// <param name="Reason">Why.</param>
public sealed record HoldLifted(DateTimeOffset At, PersonId Actor, string ActorName, string Reason) : Act(At, Actor, ActorName);

/// <summary>銷毀: what happened before is erased; this tombstone and the chain of hashes stay.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who.</param>
/// <param name="ActorName">The name.</param>
/// <param name="Reference">The number of the document that approves it.</param>
/// <param name="KeptUntil">The end of the period for which it had to be kept.</param>
public sealed record ReportPurged(DateTimeOffset At, PersonId Actor, string ActorName, string Reference, DateTimeOffset KeptUntil) : Act(At, Actor, ActorName)
{
    /// <inheritdoc/>
    public override bool IsVisible => false;
}
