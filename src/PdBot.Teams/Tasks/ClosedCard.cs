using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Documents;
using PdBot.Teams.Drills;

namespace PdBot.Teams.Tasks;

/// <summary>結案: what came of the report, and how long its records are kept.</summary>
internal static class ClosedCard
{
    public const string Kind = "closed";

    public static AdaptiveCard Draw(ReportView view, AdaptiveElement? notice = null)
    {
        var report = view.Report;
        var line = report.ClosedAt is { } at ? view.Say($"{Screen.Plain(report.ClosedBy)}　{view.Screen.Time(at)}", $"{Screen.Plain(report.ClosedBy)}, {view.Screen.Time(at)}") : null;
        var body = new List<AdaptiveElement> { Parts.Header(view, ContainerStyle.Good, Summary(view), line) };
        if (notice is not null)
            body.Add(notice);
        body.Add(Parts.Basics(view));
        if (report.ClosingNote.Length > 0)
            body.Add(new TextBlock(view.Say($"結案說明：{Screen.Plain(report.ClosingNote)}", $"Note: {Screen.Plain(report.ClosingNote)}")));
        var (done, waived) = (report.Tasks.Count(task => task.Status == TaskStage.Done), report.Tasks.Count(task => task.Status == TaskStage.Waived));
        if (done + waived > 0)
            body.Add(new TextBlock(view.Say($"應辦事項：完成 {done} 項、免辦 {waived} 項。", $"Duties: {done} done, {waived} waived.")));
        if (report.Mode == ReportMode.Drill)
            body.AddRange(ScoreParts.Draw(view));
        else if (report.Procedure.Retention is { } retention && report.KeptUntil() is { } until)
            body.Add(Parts.Small(view.Say(
                $"紀錄應至少保存 {retention.Years} 年，至民國 {view.Screen.Local(until.AddMinutes(-1)).Year - 1911} 年 {view.Screen.Due(until)}{view.Screen.Cite(retention.Clause)}。",
                $"The records are kept for {retention.Years} years at least, until {view.Screen.Local(until.AddMinutes(-1)).Year} {view.Screen.Due(until)}{view.Screen.Cite(retention.Clause)}.")));
        if (report.Hold is { } hold)
            body.Add(Parts.Notice(view.Say($"紀錄保全中：{Screen.Plain(hold.Reason)}（{Screen.Plain(hold.By)}　{view.Screen.Time(hold.At)}）", $"On hold: {Screen.Plain(hold.Reason)} ({Screen.Plain(hold.By)}, {view.Screen.Time(hold.At)})"), ContainerStyle.Warning));
        else if (report.RetentionEndedAt is not null)
            body.Add(Parts.Notice(view.Say("保存期限已屆滿，得辦理銷毀。", "The records have been kept long enough and may be destroyed."), ContainerStyle.Emphasis));
        if (view.Viewer is not { } person || view.Organisation.IsExecutive(person))
            body.Add(new ActionSet(Keeping(view)) { Spacing = Spacing.Medium });
        if (DocumentsCard.IsOffered(view))
            body.Add(new ActionSet([DocumentsCard.Button(view)]) { Spacing = Spacing.Medium });
        return Parts.Card(view, Kind, -1, body, Summary(view));
    }

    /// <summary>保全 and 銷毀, folded away: they are the executive group's, and rare.</summary>
    private static List<AdaptiveAction> Keeping(ReportView view)
    {
        var keeping = new List<AdaptiveAction>
        {
            view.Report.Hold is null
                ? Fold(view.Say("證據保全", "Place a hold"), Verbs.PlaceHold, view.Say("確定保全", "Place the hold"), null,
                    Text(TaskInputs.HoldReason, view.Say("理由（必填，如訴訟進行中）", "Reason (required, such as a lawsuit)")), Text(TaskInputs.HoldReference, view.Say("文號", "Document number, if any")))
                : Fold(view.Say("解除保全", "Lift the hold"), Verbs.LiftHold, view.Say("確定解除", "Lift the hold"), null, Text(TaskInputs.HoldReason, view.Say("理由（必填）", "Reason (required)"))),
        };
        if (view.Report is { Hold: null, RetentionEndedAt: not null })
            keeping.Add(Fold(view.Say("銷毀紀錄", "Destroy the records"), Verbs.Purge, view.Say("確定銷毀，無法復原", "Destroy for good"), ActionStyle.Destructive,
                Text(TaskInputs.PurgeReference, view.Say("核准銷毀之文號（必填）", "Number of the approving document (required)"))));
        return keeping;

        InputText Text(string id, string label) => new(id) { Label = label, MaxLength = TaskInputs.LongestText };

        ActionShowCard Fold(string title, string verb, string button, ActionStyle? style, params AdaptiveElement[] inputs) => new(new AdaptiveCard
        {
            Body = [.. inputs, new ActionSet([CardFallback.Execute(verb, button, Verbs.Data(view.Report.Id, Kind, -1), style)])],
        }) { Title = title };
    }

    /// <summary>The preview line, and the title.</summary>
    public static string Summary(ReportView view) => view.Report.Mode == ReportMode.Drill
        ? view.Say($"{view.Report.Number} 演練結束", $"{view.Report.Number}: the drill is over")
        : view.Report.Status == ReportStatus.Dismissed
        ? view.Say($"{view.Report.Number} 判定不成立，已結束", $"{view.Report.Number}: judged not an incident; closed")
        : view.Say($"{view.Report.Number} 已結案", $"{view.Report.Number} is closed");
}
