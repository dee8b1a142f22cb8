using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Deadlines;
using PdBot.Teams.Tasks;

namespace PdBot.Teams.Reports;

/// <summary>The receipt that follows the report: for the reporter, and for whoever asks how far it is.</summary>
internal static class ReceiptCard
{
    public const string Kind = "receipt";

    public static AdaptiveCard Draw(ReportView view, AdaptiveElement? notice = null)
    {
        var (style, title, line) = Head(view);
        var body = new List<AdaptiveElement> { Parts.Header(view, style, title, line) };
        if (notice is not null)
            body.Add(notice);
        body.Add(Parts.Basics(view));
        body.AddRange(Parts.SeverityReasons(view));
        body.AddRange(Timeline.Draw(view));
        body.AddRange(Duties(view));
        body.AddRange(Parts.Facts(view));
        if (view.Report.Status == ReportStatus.Closed)
            body.Add(new ActionSet([CardFallback.Execute(Verbs.Refresh, view.Say("結案資料", "Closing"), Verbs.Data(view.Report.Id, ClosedCard.Kind, -1))]) { Spacing = Spacing.Medium });
        if (view.Report.Status == ReportStatus.Open)
            body.Add(new ActionSet(Actions(view)) { Spacing = Spacing.Medium });
        return Parts.Card(view, Kind, -1, body, title);
    }

    private static (ContainerStyle Style, string Title, string? Line) Head(ReportView view)
    {
        var report = view.Report;
        var number = report.Number.Value;
        if (report is { Status: ReportStatus.Dismissed, Judgement: { } end })
            return (ContainerStyle.Emphasis, view.Say($"{number}　判定不成立，已結束", $"{number}: judged not an incident; closed"),
                view.Say($"{Screen.Plain(end.By)}　{view.Screen.Time(end.At)}　理由：{Screen.Plain(end.Reason)}", $"{Screen.Plain(end.By)}, {view.Screen.Time(end.At)}. Reason: {Screen.Plain(end.Reason)}"));
        if (report is { Status: ReportStatus.Closed, ClosedAt: { } closed })
            return (ContainerStyle.Good, view.Say($"{number}　已結案", $"{number}: closed"), view.Say($"{Screen.Plain(report.ClosedBy)}　{view.Screen.Time(closed)}", $"{Screen.Plain(report.ClosedBy)}, {view.Screen.Time(closed)}"));
        if (report.Alarm is { AnsweredAt: null })
            return (ContainerStyle.Attention, view.Say($"{number}　尚無人回應", $"{number}: nobody has answered yet"), Phone(view));
        if (report.ChainCompletedAt is { } at)
            return (ContainerStyle.Good, view.Say($"{number}　已逐級陳報完成", $"{number}: every level has been told"), view.Screen.Time(at));
        var current = report.Levels.FirstOrDefault(level => level.Status == LevelStatus.Notified);
        var where = current is null ? null : view.Say(
            $"目前由「{view.Screen.Say(report.Procedure.Chain[current.Index].Title)}」處理", $"Now with: {view.Screen.Say(report.Procedure.Chain[current.Index].Title)}");
        return (ContainerStyle.Accent, view.Say($"{number}　已受理，通報中", $"{number}: received, going up the chain"), where);
    }

    /// <summary>How many duties are done: the reporter sees that work goes on, not who does what.</summary>
    private static IEnumerable<AdaptiveElement> Duties(ReportView view)
    {
        var tasks = view.Report.Tasks.Where(task => task.IsPending || task.IsSettled).ToArray();
        if (tasks.Length > 0)
            yield return new TextBlock(view.Say($"應辦事項：{tasks.Length} 項中已完成 {tasks.Count(task => task.IsSettled)} 項。", $"Duties: {tasks.Count(task => task.IsSettled)} of {tasks.Length} done.")) { Spacing = Spacing.Medium };
    }

    public static string Phone(ReportView view) => view.Say(
        $"請立即電洽 {Screen.Plain(view.Organisation.EmergencyContact.Name)}：{view.Organisation.EmergencyContact.Phone}",
        $"Please phone {Screen.Plain(view.Organisation.EmergencyContact.Name)} now: {view.Organisation.EmergencyContact.Phone}");

    private static List<AdaptiveAction> Actions(ReportView view)
    {
        var actions = new List<AdaptiveAction>
        {
            CardFallback.Execute(Verbs.EditFacts, view.Say("補充或更正內容", "Correct or add facts"), Verbs.Data(view.Report.Id, Kind, -1)),
        };
        if (view.Viewer is { } viewer && view.Organisation.IsExecutive(viewer) && view.Report.Tasks.Any(task => task.Opening > 0))
            actions.Add(CardFallback.Execute(Verbs.Refresh, view.Say("應辦事項", "Duties"), Verbs.Data(view.Report.Id, DutiesCard.Kind, -1)));
        if (view.Report.Mode == ReportMode.Drill && view.Viewer is { } leader && view.Organisation.IsExecutive(leader))
            actions.Add(CardFallback.Execute(Verbs.Close, view.Say("結束演練", "End the drill"), Verbs.Data(view.Report.Id, ClosedCard.Kind, -1)));
        var current = view.Report.Levels.FirstOrDefault(level => level.Status == LevelStatus.Notified);
        if (current is not null && view.Viewer == view.Report.Reporter && view.Report.Levels.Any(level => level.Index > current.Index && level.Status == LevelStatus.Waiting && view.Report.IsRequired(level.Index)))
            actions.Add(CardFallback.Execute(Verbs.Escalate, view.Say("聯絡不到人，往上陳報", "Cannot reach them: escalate"), Verbs.Data(view.Report.Id, Kind, current.Index)));
        return actions;
    }
}
