using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Meetings;

namespace PdBot.Teams.Escalation;

/// <summary>The whole chain is silent: the alarm to the executive group.</summary>
internal static class AlarmCard
{
    public const string Kind = "alarm";

    public static AdaptiveCard Draw(ReportView view, AdaptiveElement? notice = null)
    {
        var report = view.Report;
        var alarm = report.Alarm;
        var (style, title, line) = report.Status == ReportStatus.Dismissed
            ? (ContainerStyle.Emphasis, view.Say("本案判定不成立，已結束", "Judged not an incident; closed"), null)
            : report.Status == ReportStatus.Closed
            ? (ContainerStyle.Good, view.Say("本案已結案", "The report is closed"), null)
            : alarm is null
                ? (ContainerStyle.Emphasis, view.Say("警報已解除，本案處理中", "The alarm is over; the report is in hand"), null)
                : alarm.AnsweredAt is { } at
                    ? (ContainerStyle.Good, view.Say($"{Screen.Plain(alarm.AnsweredBy)} 已接手處理", $"{Screen.Plain(alarm.AnsweredBy)} has taken over"), view.Say($"接手時間：{view.Screen.Time(at)}", view.Screen.Time(at)))
                    : (ContainerStyle.Attention, view.Say("緊急：所有層級均無人回應", "Urgent: nobody in the chain has answered"),
                        (string?)view.Say($"若無人接手，系統將於 {view.Screen.Time(alarm.RepeatAt)} 再次逐級通報。", $"Unless someone takes over, the chain is walked again at {view.Screen.Time(alarm.RepeatAt)}."));
        var body = new List<AdaptiveElement> { Parts.Header(view, style, title, line) };
        if (notice is not null)
            body.Add(notice);
        body.Add(Parts.Basics(view));
        body.AddRange(Parts.SeverityReasons(view));
        body.AddRange(Parts.Facts(view));
        if (report.Status == ReportStatus.Open && alarm is not null)
            body.AddRange(Actions(view, alarm));
        body.AddRange(MeetingCard.Part(view, Kind));
        body.AddRange(Timeline.Draw(view));
        return Parts.Card(view, Kind, -1, body, $"{report.Number} {title}");
    }

    public static string Summary(ReportView view) =>
        view.Say($"緊急：{view.Report.Number} 所有層級均無人回應", $"Urgent: nobody has answered {view.Report.Number}");

    private static IEnumerable<AdaptiveElement> Actions(ReportView view, Alarm alarm)
    {
        var level = Enumerable.Range(0, view.Report.Levels.Length).FirstOrDefault(i => view.Report.Levels[i].Opening > 0 && view.Report.Demand(i) == LevelAct.Judge, -1);
        var actions = new List<AdaptiveAction>();
        if (alarm.AnsweredAt is null)
            actions.Add(CardFallback.Execute(Verbs.TakeOver, view.Say("由我接手", "I take over"), Verbs.Data(view.Report.Id, Kind, -1), ActionStyle.Positive, AssociatedInputs.None));
        if (level >= 0)
        {
            yield return EscalationActions.Reason(view, LevelAct.Judge);
            actions.Add(CardFallback.Execute(Verbs.Establish, view.Say("判定成立", "Establish"), Verbs.Data(view.Report.Id, Kind, level)));
            actions.Add(CardFallback.Execute(Verbs.Dismiss, view.Say("判定不成立", "Dismiss"), Verbs.Data(view.Report.Id, Kind, level), ActionStyle.Destructive));
        }
        if (actions.Count > 0)
            yield return new ActionSet(actions);
    }
}
