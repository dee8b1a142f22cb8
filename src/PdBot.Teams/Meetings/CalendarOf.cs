using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Teams.Graph;

namespace PdBot.Teams.Meetings;

/// <summary>The calendars of an organisation's people; null where the bot may not write into them.</summary>
public delegate GraphCalendar? CalendarOf(Organisation organisation);

/// <summary>Who could call a meeting.</summary>
internal static class CallingOfMeetings
{
    /// <summary>Whether the bot could make a meeting just now in the calendar of whoever looks.</summary>
    /// <param name="calendars">The calendars.</param>
    /// <param name="organisation">The organisation.</param>
    /// <param name="viewer">Who looks; null for a channel, where anybody may.</param>
    public static bool CanMeet(this CalendarOf calendars, Organisation organisation, PersonId? viewer) =>
        calendars(organisation) is { } calendar && !(viewer is { } person && calendar.IsOff(person));
}
