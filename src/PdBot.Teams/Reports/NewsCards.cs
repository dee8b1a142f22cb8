using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Documents;

namespace PdBot.Teams.Reports;

/// <summary>Short news about a report, each its own message with an alert.</summary>
internal static class NewsCards
{
    public const string PhoneKind = "phone";
    public const string DismissedKind = "dismissed";
    public const string SeverityKind = "severity";

    /// <summary>To the reporter: nobody answers, whom to phone.</summary>
    public static AdaptiveCard PhoneNow(ReportView view) => view.Report is { Status: ReportStatus.Open, Alarm: { AnsweredAt: null } alarm }
        ? Parts.Card(view, PhoneKind, -1,
        [
            Parts.Header(view, ContainerStyle.Attention, view.Say("各層級均無人回應，請改以電話通報", "Nobody has answered: please phone"), ReceiptCard.Phone(view)),
            Parts.Basics(view),
            Parts.Small(view.Say(
                $"系統已同時向執行小組發出警報；如仍無人處理，將於 {view.Screen.Time(alarm.RepeatAt)} 再次逐級通報。",
                $"The executive group has been alarmed; unless someone acts, the chain is walked again at {view.Screen.Time(alarm.RepeatAt)}.")),
        ], PhoneSummary(view))
        : PhoneNoMore(view);

    private static AdaptiveCard PhoneNoMore(ReportView view)
    {
        // Walked again is not yet answered: then the phone is still worth trying.
        var (style, title, line) = view.Report is { Status: ReportStatus.Open, Alarm: null, ChainCompletedAt: null } && view.Report.Levels.All(level => level.Status != LevelStatus.Completed && level.AcknowledgedAt is null)
            ? (ContainerStyle.Warning, view.Say("系統正再次逐級通報，尚無人回應", "The chain is being walked again; nobody has answered yet"), (string?)ReceiptCard.Phone(view))
            : (ContainerStyle.Good, view.Say("已有人員處理本案，毋須再撥打電話", "Someone has acted; no need to phone any more"), null);
        return Parts.Card(view, PhoneKind, -1, [Parts.Header(view, style, title, line), Parts.Basics(view)], $"{view.Report.Number} {title}");
    }

    public static string PhoneSummary(ReportView view) => view.Say($"{view.Report.Number} 無人回應，請改以電話通報", $"{view.Report.Number}: nobody has answered, please phone");

    /// <summary>To reporter and unit: 不成立.</summary>
    public static AdaptiveCard Dismissed(ReportView view)
    {
        var judgement = view.Report.Judgement;
        return Parts.Card(view, DismissedKind, -1,
        [
            Parts.Header(view, ContainerStyle.Emphasis, view.Say("判定不成立，本案結束", "Judged not an incident; closed"),
                judgement is null ? null : view.Say($"{Screen.Plain(judgement.By)}　{view.Screen.Time(judgement.At)}", $"{Screen.Plain(judgement.By)}, {view.Screen.Time(judgement.At)}")),
            new TextBlock(view.Say($"理由：{Screen.Plain(judgement?.Reason ?? "")}", $"Reason: {Screen.Plain(judgement?.Reason ?? "")}")),
            Parts.Basics(view),
            .. DocumentsCard.IsOffered(view) ? new[] { new ActionSet([DocumentsCard.Button(view)]) } : [],
            Parts.Small(view.Say("如有新事證，請重新通報。", "If new facts come up, please report again.")),
        ], DismissedSummary(view));
    }

    public static string DismissedSummary(ReportView view) => view.Say($"{view.Report.Number} 判定不成立", $"{view.Report.Number} was dismissed");

    /// <summary>To the executive group: the severity changed.</summary>
    public static AdaptiveCard SeverityChanged(ReportView view) => Parts.Card(view, SeverityKind, -1,
    [
        Parts.Header(view, ContainerStyle.Warning, SeverityTitle(view)),
        Parts.Basics(view),
        .. Parts.SeverityReasons(view),
        .. Timeline.Draw(view),
    ], SeveritySummary(view));

    private static string SeverityTitle(ReportView view) => view.Report.Procedure.Severity.Find(view.Report.Severity) is { } grade
        ? view.Say($"嚴重程度已變更為{grade.Title.ZhTw}", $"The severity is now: {grade.Title.En}")
        : view.Say("嚴重程度已變更", "The severity has changed");

    public static string SeveritySummary(ReportView view) => view.Say($"{view.Report.Number} 嚴重程度已變更", $"{view.Report.Number}: the severity has changed");
}
