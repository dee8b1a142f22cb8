using PdBot.Domain.Reports;

namespace PdBot.Domain.Meetings;

/// <summary>緊急應變會議: the calendar has made it, and those invited have the invitation.</summary>
/// <param name="At">When it was called, UTC.</param>
/// <param name="Actor">Who called it; it stands in this person's calendar.</param>
/// <param name="ActorName">The name at that time.</param>
/// <param name="StartsAt">When it begins, UTC.</param>
/// <param name="Minutes">How long it lasts.</param>
/// <param name="Invited">How many people were invited, the caller not counted.</param>
/// <param name="Link">The address by which it is joined; where Teams gave none, that of the entry in the calendar.</param>
/// <remarks>來源:NCO 2.1；NCO-E04</remarks>
public sealed record MeetingCalled(
    DateTimeOffset At, PersonId Actor, string ActorName, DateTimeOffset StartsAt, int Minutes, int Invited, string Link) : Act(At, Actor, ActorName);
