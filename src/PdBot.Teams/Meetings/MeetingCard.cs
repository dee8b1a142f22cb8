using System.Globalization;
using PdBot.Domain.Meetings;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Commands;
using PdBot.Teams.Graph;

namespace PdBot.Teams.Meetings;

/// <summary>緊急應變會議: the form that calls one, and those that were called.</summary>
internal static class MeetingCard
{
    public const string Kind = "meeting";

    private static readonly int[] Lengths = [30, 60, 90, 120];

    /// <summary>What the executive group's cards show of meetings: those called, and the button as long as a calendar can be written.</summary>
    public static IEnumerable<AdaptiveElement> Part(ReportView view, string kind)
    {
        if (view.Viewer is { } person && !view.Organisation.IsExecutive(person))
            yield break;
        if (!view.Report.Meetings.IsEmpty)
            yield return Parts.Heading(view.Say("緊急應變會議", "Emergency meeting"));
        foreach (var meeting in view.Report.Meetings)
            yield return Row(view, meeting);
        if (view.CanMeet && view.Report.Status == ReportStatus.Open)
            yield return new ActionSet([CardFallback.Execute(Verbs.PrepareMeeting, view.Say("召開緊急應變會議", "Call an emergency meeting"), Verbs.Data(view.Report.Id, kind, -1), inputs: AssociatedInputs.None)]) { Spacing = Spacing.Medium };
    }

    /// <summary>The meetings by themselves, for whoever typed the command.</summary>
    public static AdaptiveCard Draw(ReportView view, AdaptiveElement? notice = null)
    {
        var title = view.Say($"{view.Report.Number}　緊急應變會議", $"{view.Report.Number}: emergency meeting");
        return Parts.Card(view, Kind, -1, [Parts.Header(view, ContainerStyle.Accent, title), .. notice is null ? [] : new[] { notice }, .. Part(view, Kind)], title);
    }

    /// <summary>The form.</summary>
    /// <param name="view">For whom.</param>
    /// <param name="kind">The card that it stands in for, and that comes back afterwards.</param>
    /// <param name="choice">What stands in it to begin with.</param>
    /// <param name="asked">How many contacts have been asked so far.</param>
    /// <param name="notice">What to say first; null for nothing.</param>
    public static AdaptiveCard Form(ReportView view, string kind, MeetingChoice choice, int asked, AdaptiveElement? notice = null)
    {
        var title = view.Say("召開緊急應變會議", "Call an emergency meeting");
        var body = new List<AdaptiveElement> { Parts.Header(view, ContainerStyle.Accent, title, view.Say($"案號 {view.Report.Number}", $"Report {view.Report.Number}")) };
        if (notice is not null)
            body.Add(notice);
        var start = choice.StartsAt == DateTimeOffset.MaxValue ? (DateTimeOffset?)null : view.Screen.Local(choice.StartsAt);
        body.Add(new ColumnSet(
        [
            new Column([new InputDate(MeetingChoice.Date) { Label = view.Say("會議日期", "Day"), Value = start is { } day ? DateOnly.FromDateTime(day.DateTime) : null }]) { Width = "stretch" },
            new Column([new InputTime(MeetingChoice.Time) { Label = view.Say("開始時間", "Time"), Value = start?.ToString("HH:mm", CultureInfo.InvariantCulture) }]) { Width = "stretch" },
        ]));
        body.Add(new InputChoiceSet(MeetingChoice.Length, [.. Lengths.Select(minutes => new InputChoice(view.Say($"{minutes} 分鐘", $"{minutes} min"), Text(minutes)))])
        {
            Label = view.Say("預計時間長度", "Length"),
            Value = Lengths.Contains(choice.Minutes) ? Text(choice.Minutes) : null,
        });
        if (asked > 0)
            body.Add(new InputToggle(MeetingChoice.Contacts, view.Say($"一併邀請目前已通知之聯絡人（{asked} 人）", $"Invite those who were asked so far, too ({asked})")) { Value = choice.WithContacts ? "true" : "false" });
        body.Add(Parts.Small(view.Say(
            "會議將列入您的行事曆，並以 Teams 會議邀請執行小組成員。會議主旨僅列案號，內容僅附連結，不含案情。",
            "The meeting is put into your calendar and the executive group is invited to it in Teams. It is named by the report's number, with a link and nothing of the case.")));
        var data = Verbs.Data(view.Report.Id, kind, -1);
        body.Add(new ActionSet(
        [
            CardFallback.Execute(Verbs.CallMeeting, view.Say("確定召開", "Call it"), data, ActionStyle.Positive),
            CardFallback.Execute(Verbs.Refresh, view.Say("返回", "Back"), data, inputs: AssociatedInputs.None),
        ]) { Spacing = Spacing.Medium });
        return Parts.Card(view, kind, -1, body, title) with { Refresh = null };
    }

    /// <summary>Why there is no meeting. Whoever could have called it is told how to do without the bot; anybody else only that it is not theirs.</summary>
    public static AdaptiveCard Refused(ReportView view, Refusal refusal)
    {
        var title = view.Screen.Say(refusal, null);
        if (refusal.Code != RefusalCode.MeetingNotMade)
            return TextCard.Draw(view.Screen.Language, ContainerStyle.Attention, title);
        var people = string.Join(view.Say("、", ", "), view.Organisation.ExecutiveGroup.Members.Where(member => member != view.Viewer).Select(view.NameOf));
        var isClosed = refusal.Subject == GraphRights.RightFor(DirectoryFeature.Calendar);
        return TextCard.Draw(view.Screen.Language, ContainerStyle.Attention, title,
        [
            isClosed ? view.Say("可由執行小組其他成員按「召開緊急應變會議」，以其行事曆召開。", "Another member of the executive group may call it from their own calendar.") : "",
            view.Say($"請自行於 Teams 行事曆建立會議，主旨填列「{GraphCalendar.Subject(view.Report)}」，並邀請執行小組成員：{people}。", $"Please make it in your Teams calendar, named “{GraphCalendar.Subject(view.Report)}”, and invite the executive group: {people}."),
            view.Say("主旨及內容請勿填寫案情或個人資料。", "Nothing of the case and no personal data in it, please."),
            isClosed ? view.Say($"原因：本系統未獲 {refusal.Subject} 授權，或您無 Exchange Online 信箱；授權請洽系統管理者。", $"Why: {refusal.Subject} is not granted for it, or you have no mailbox in Exchange Online. The administrator may grant the right.") : "",
        ]);
    }

    private static ColumnSet Row(ReportView view, MeetingCalled meeting) => new(
    [
        new Column(
        [
            new TextBlock(view.Say($"{view.Screen.Time(meeting.StartsAt)}，{meeting.Minutes} 分鐘", $"{view.Screen.Time(meeting.StartsAt)}, {meeting.Minutes} min")),
            new TextBlock(view.Say($"{Screen.Plain(meeting.ActorName)} 召集，邀請 {meeting.Invited} 人", $"called by {Screen.Plain(meeting.ActorName)}, {meeting.Invited} invited")) { Size = FontSize.Small, IsSubtle = true, Spacing = Spacing.None },
        ]) { Width = "stretch" },
        new Column([new ActionSet([new ActionOpenUrl(meeting.Link) { Title = view.Say("加入會議", "Join") }])]) { Width = "auto" },
    ]) { Spacing = Spacing.Small };

    private static string Text(int minutes) => minutes.ToString(CultureInfo.InvariantCulture);
}
