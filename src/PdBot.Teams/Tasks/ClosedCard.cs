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

    public static AdaptiveCard Draw(ReportView view)
    {
        var report = view.Report;
        var line = report.ClosedAt is { } at ? view.Say($"{Screen.Plain(report.ClosedBy)}　{view.Screen.Time(at)}", $"{Screen.Plain(report.ClosedBy)}, {view.Screen.Time(at)}") : null;
        var body = new List<AdaptiveElement> { Parts.Header(view, ContainerStyle.Good, Summary(view), line), Parts.Basics(view) };
        if (report.ClosingNote.Length > 0)
            body.Add(new TextBlock(view.Say($"結案說明：{Screen.Plain(report.ClosingNote)}", $"Note: {Screen.Plain(report.ClosingNote)}")));
        var (done, waived) = (report.Tasks.Count(task => task.Status == TaskStage.Done), report.Tasks.Count(task => task.Status == TaskStage.Waived));
        body.Add(new TextBlock(view.Say($"應辦事項：完成 {done} 項、免辦 {waived} 項。", $"Duties: {done} done, {waived} waived.")));
        if (report.Mode == ReportMode.Drill)
            body.AddRange(ScoreParts.Draw(view));
        else if (report.Procedure.Retention is { } retention && report.KeptUntil() is { } until)
            body.Add(Parts.Small(view.Say(
                $"紀錄應至少保存 {retention.Years} 年，至民國 {view.Screen.Local(until.AddMinutes(-1)).Year - 1911} 年 {view.Screen.Due(until)}{view.Screen.Cite(retention.Clause)}。",
                $"The records are kept for {retention.Years} years at least, until {view.Screen.Local(until.AddMinutes(-1)).Year} {view.Screen.Due(until)}{view.Screen.Cite(retention.Clause)}.")));
        if (DocumentsCard.IsOffered(view))
            body.Add(new ActionSet([DocumentsCard.Button(view)]) { Spacing = Spacing.Medium });
        return Parts.Card(view, Kind, -1, body, Summary(view));
    }

    /// <summary>The preview line, and the title.</summary>
    public static string Summary(ReportView view) => view.Report.Mode == ReportMode.Drill
        ? view.Say($"{view.Report.Number} 演練結束", $"{view.Report.Number}: the drill is over")
        : view.Say($"{view.Report.Number} 已結案", $"{view.Report.Number} is closed");
}
