using System.Globalization;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Inbound;
using PdBot.Teams.Tasks;

namespace PdBot.Teams.Meetings;

/// <summary>What was chosen on the form of a meeting. Nothing from outside is trusted: the rules check it again.</summary>
/// <param name="StartsAt">When it is to begin; <see cref="DateTimeOffset.MaxValue"/> when that cannot be read.</param>
/// <param name="Minutes">How long it is to last; 0 when that cannot be read.</param>
/// <param name="WithContacts">Whether those who were asked so far are invited too.</param>
internal sealed record MeetingChoice(DateTimeOffset StartsAt, int Minutes, bool WithContacts)
{
    public const string Date = "meeting-date";
    public const string Time = "meeting-time";
    public const string Length = "meeting-minutes";
    public const string Contacts = "meeting-contacts";

    public static MeetingChoice Read(CardAction action, Screen screen) => new(
        TaskInputs.Moment(action, Date, Time, screen) ?? DateTimeOffset.MaxValue,
        int.TryParse(action.Value(Length), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0,
        action.Value(Contacts) == "true");
}
