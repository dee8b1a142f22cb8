using PdBot.Domain.Reports;

namespace PdBot.Domain.Meetings;

/// <summary>The calendar of whoever began the meeting is closed to the bot: another member of the executive group may begin it.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="StartsAt">When the meeting was to begin, UTC.</param>
/// <param name="Person">In whose calendar it was not made.</param>
/// <param name="PersonName">The name at that time.</param>
/// <param name="Evidence">What the calendar said, such as <c>403 ErrorAccessDenied</c>.</param>
public sealed record MeetingGivenUp(DateTimeOffset At, DateTimeOffset StartsAt, PersonId Person, string PersonName, string Evidence) : ReportEvent(At)
{
    /// <inheritdoc/>
    public override bool IsVisible => false;
}
