using PdBot.Domain.Reports;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;

namespace PdBot.Teams.Reports;

/// <summary>Short news about a report, each its own message with an alert.</summary>
internal static class NewsCards
{
    public const string PhoneKind = "phone";
    public const string DismissedKind = "dismissed";
    public const string SeverityKind = "severity";

    /// <summary>To the reporter: nobody answers, whom to phone.</summary>
    public static AdaptiveCard PhoneNow(ReportView view) => Parts.Card(view, PhoneKind, -1,
    [
        view.Report.Alarm is { AnsweredAt: null }
            ? Parts.Header(view, ContainerStyle.Attention, view.Say("各層級均無人回應，請改以電話通報", "Nobody has answered: please phone"), ReceiptCard.Phone(view))
            : Parts.Header(view, ContainerStyle.Good, view.Say("已有人員處理本案，毋須再撥打電話", "Someone has acted; no need to phone any more"), null),
        Parts.Basics(view),
        Parts.Small(view.Say("系統已同時向執行小組發出警報，並將定時再次逐級通報。", "The executive group has been alarmed, and the chain will be walked again.")),
    ], PhoneSummary(view));

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
            Parts.Small(view.Say("如有新事證，請重新通報。", "If new facts come up, please report again.")),
        ], DismissedSummary(view));
    }

    public static string DismissedSummary(ReportView view) => view.Say($"{view.Report.Number} 判定不成立", $"{view.Report.Number} was dismissed");

    /// <summary>To the executive group: the severity changed.</summary>
    public static AdaptiveCard SeverityChanged(ReportView view) => Parts.Card(view, SeverityKind, -1,
    [
        Parts.Header(view, ContainerStyle.Warning, view.Say("嚴重程度已變更", "The severity has changed"), null),
        Parts.Basics(view),
        .. Parts.SeverityReasons(view),
        .. Timeline.Draw(view),
    ], SeveritySummary(view));

    public static string SeveritySummary(ReportView view) => view.Say($"{view.Report.Number} 嚴重程度已變更", $"{view.Report.Number}: the severity has changed");
}
