using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;
using PdBot.Teams.Cards.Screens;

namespace PdBot.Teams.RollCalls;

/// <summary>What a roll-call looks like to one who is asked.</summary>
/// <param name="Screen">For whom it is drawn.</param>
/// <param name="Organisation">Whose roll-call.</param>
/// <param name="Quarter">Which.</param>
/// <param name="Contact">Who is asked, and why.</param>
/// <param name="Until">Until when the executive group waits for it.</param>
/// <param name="CheckedInAt">When the person checked in; null when not yet.</param>
/// <param name="User">The channel's id of the person (<c>29:…</c>), whose client may renew the card by itself; null when not known.</param>
internal sealed record RollCallView(Screen Screen, Organisation Organisation, Quarter Quarter, RollCallContact Contact, DateTimeOffset Until, DateTimeOffset? CheckedInAt, string? User);
