using PdBot.Domain.Reports;

namespace PdBot.Domain.Meetings;

/// <summary>緊急應變會議: it is settled who calls it and in whose calendar it is made. Nobody is invited yet; until <see cref="MeetingCalled"/> it moves nothing and is shown on no card.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who pressed first; it is made in this person's calendar, whoever presses next.</param>
/// <param name="ActorName">The name at that time.</param>
/// <param name="StartsAt">When it is to begin, UTC.</param>
/// <param name="Minutes">How long it is to last.</param>
/// <param name="WithContacts">Whether those who were asked so far are invited too.</param>
/// <remarks>來源:NCO 2.1；NCO-E04</remarks>
public sealed record MeetingBegun(DateTimeOffset At, PersonId Actor, string ActorName, DateTimeOffset StartsAt, int Minutes, bool WithContacts) : Act(At, Actor, ActorName)
{
    /// <inheritdoc/>
    public override bool IsVisible => false;
}
