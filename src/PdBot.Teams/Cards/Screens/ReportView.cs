using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Teams.Cards.Screens;

/// <summary>A report as one person sees it.</summary>
/// <param name="Report">The report.</param>
/// <param name="Organisation">Its organisation.</param>
/// <param name="Viewer">Who looks; null for a channel.</param>
/// <param name="User">The viewer's channel id, for refreshing; null when unknown.</param>
/// <param name="Screen">Language and zone.</param>
internal sealed record ReportView(Report Report, Organisation Organisation, PersonId? Viewer, string? User, Screen Screen)
{
    /// <summary>Whether the bot may write meetings into calendars.</summary>
    public bool CanMeet { get; init; }

    public static ReportView For(Report report, Organisation organisation, PersonId? viewer, string? user, Language language) =>
        new(report, organisation, viewer, user, Screen.For(language, report.Procedure.Zone));

    public string Say(string zhTw, string en) => Screen.Say(zhTw, en);

    public string NameOf(PersonId person) => Screen.Plain(Organisation.Find(person)?.Name ?? Say("（名冊外人員）", "(not in the roster)"));
}
