using PdBot.Domain;
using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;

namespace PdBot.Teams.Escalation;

/// <summary>A level's card: who, what, how severe and why, what is asked, by when, and why it came to you. Afterwards it says what came of it.</summary>
internal static class EscalationCard
{
    public const string Kind = "escalation";

    public static AdaptiveCard Draw(ReportView view, int index, AdaptiveElement? notice = null)
    {
        var report = view.Report;
        var level = report.Levels[index];
        var own = view.Viewer is { } viewer ? level.Find(viewer) : null;
        var (style, title, line) = Head(view, level, own);
        var body = new List<AdaptiveElement> { Parts.Header(view, style, title, line) };
        if (notice is not null)
            body.Add(notice);
        if (level.Status == LevelStatus.Notified && report.Status == ReportStatus.Open && own?.Unreachable is null)
        {
            body.Add(new TextBlock(Asks(view, level)) { Spacing = Spacing.Medium });
            body.AddRange(WhyYou.Draw(view, level, own));
        }
        body.Add(Parts.Basics(view));
        body.AddRange(Parts.SeverityReasons(view));
        body.AddRange(Parts.Facts(view));
        // Before the progress: whoever holds a phone must not scroll past every level to find the buttons.
        body.AddRange(EscalationActions.Draw(view, level, own));
        body.AddRange(Timeline.Draw(view));
        return Parts.Card(view, Kind, index, body, $"{report.Number} {title}");
    }

    /// <summary>What is asked; when the levels below left something undone, that instead of the level's own words.</summary>
    private static string Asks(ReportView view, LevelState level)
    {
        var definition = view.Report.Procedure.Chain[level.Index];
        var demand = view.Report.Demand(level.Index);
        if (demand == definition.Act || demand == LevelAct.Acknowledge)
            return view.Screen.Say(definition.Asks);
        return demand == LevelAct.Judge
            ? view.Say("前面層級尚未判定，請由您判定是否為個資事件。", "Nobody below has judged yet: please judge whether this is a personal-data incident.")
            : view.Say("前面層級尚未審核，請由您審核。", "Nobody below has approved yet: please review and approve.");
    }

    /// <summary>The preview line of the notification; no personal data of data subjects in it.</summary>
    public static string Summary(ReportView view, int index) => view.Say(
        $"{view.Report.Number} {view.Screen.Request(view.Report.Demand(index))}",
        $"{view.Report.Number} {view.Screen.Request(view.Report.Demand(index))}");

    private static (ContainerStyle Style, string Title, string? Line) Head(ReportView view, LevelState level, Contact? own)
    {
        var report = view.Report;
        if (report is { Status: ReportStatus.Dismissed, Judgement: { } end })
            return (ContainerStyle.Emphasis, view.Say("本案判定不成立，已結束", "Judged not an incident; closed"),
                view.Say($"{Screen.Plain(end.By)}　{view.Screen.Time(end.At)}", $"{Screen.Plain(end.By)}, {view.Screen.Time(end.At)}"));
        if (report is { Status: ReportStatus.Closed, ClosedAt: { } closed })
            return (ContainerStyle.Good, view.Say("本案已結案", "The report is closed"), view.Say($"{Screen.Plain(report.ClosedBy)}　{view.Screen.Time(closed)}", $"{Screen.Plain(report.ClosedBy)}, {view.Screen.Time(closed)}"));
        return level.Status switch
        {
            LevelStatus.Completed => (ContainerStyle.Good, view.Say("本層級已完成", "This level is done"), DoneBy(view, level)),
            LevelStatus.PassedOver => PassedOver(view, level, own),
            LevelStatus.Waiting => (ContainerStyle.Emphasis, view.Say("目前無須處理", "Nothing to do at the moment"), null),
            _ when own?.Unreachable == UnreachableReason.Declined =>
                (ContainerStyle.Emphasis, view.Say("您已回覆無法處理", "You said you are unable to act"), view.Say("系統已改通知代理人或上一層級。", "The deputy or the next level has been told.")),
            _ when own?.AcknowledgedAt is not null => (ContainerStyle.Accent, Decision(view, level),
                view.Say($"您已簽收，請於 {view.Screen.Time(report.DecideBy(level))} 前處理", $"Acknowledged; please decide by {view.Screen.Time(report.DecideBy(level))}")),
            _ => (ContainerStyle.Accent, view.Screen.Request(report.Demand(level.Index)),
                view.Say($"簽收期限：{view.Screen.Time(level.WindowEnds)}", $"Acknowledge by {view.Screen.Time(level.WindowEnds)}")),
        };
    }

    private static (ContainerStyle Style, string Title, string? Line) PassedOver(ReportView view, LevelState level, Contact? own)
    {
        if (view.Report.Procedure.Chain[level.Index].IsCopy)
            return (ContainerStyle.Warning, view.Say("副知逾時未簽收", "The copy was not acknowledged in time"),
                view.Say("您仍可補簽收；本案之陳報不因此停頓。", "You can still acknowledge; the report was not held up."));
        var ended = level.EndedAt is { } at ? view.Screen.Time(at) : "";
        var acted = own?.AcknowledgedAt is not null && own.Unreachable is null;
        var line = own?.Unreachable == UnreachableReason.Declined
            ? view.Say($"您已回覆無法處理，已於 {ended} 逕行陳報上一層級。", $"You were unable to act; the report went up on {ended}.")
            : level.PassedOverFor == UnreachableReason.EscalatedByHand
                ? view.Say($"經 {Screen.Plain(level.EscalatedBy ?? "")} 要求，已於 {ended} 逕行陳報上一層級。", $"{Screen.Plain(level.EscalatedBy ?? "")} sent the report up on {ended}.")
                : acted && own?.AcknowledgedAt <= level.WindowEnds
                    ? view.Say($"您已簽收但未於期限內處理，已於 {ended} 逕行陳報上一層級。", $"Acknowledged but not decided in time; the report went up on {ended}.")
                    : acted
                        ? view.Say($"您於期限後簽收，已留存紀錄；本案已於 {ended} 逕行陳報上一層級。", $"Your late acknowledgement is on record; the report had gone up on {ended}.")
                        : view.Say($"您未於 {view.Screen.Time(level.WindowEnds)} 前簽收，已逕行陳報上一層級。", $"Not acknowledged by {view.Screen.Time(level.WindowEnds)}; the report went up.");
        return (ContainerStyle.Warning, view.Say("本案已逕行陳報上一層級", "The report has gone up a level"), line);
    }

    private static string Decision(ReportView view, LevelState level) => view.Screen.Request(view.Report.Demand(level.Index));

    private static string? DoneBy(ReportView view, LevelState level)
    {
        if (view.Report.Judgement is { } judgement && judgement.Level == level.Index)
            return view.Say($"{Screen.Plain(judgement.By)} 於 {view.Screen.Time(judgement.At)} 判定成立", $"{Screen.Plain(judgement.By)} judged it established, {view.Screen.Time(judgement.At)}");
        var last = level.Contacts.Where(contact => contact.AcknowledgedAt is not null).MaxBy(contact => contact.AcknowledgedAt);
        return last?.AcknowledgedAt is { } at
            ? view.Say($"{Screen.Plain(last.Name)} 於 {view.Screen.Time(at)} {(level.Approved ? "核准" : "簽收")}", $"{Screen.Plain(last.Name)} {(level.Approved ? "approved" : "acknowledged")}, {view.Screen.Time(at)}")
            : null;
    }
}
