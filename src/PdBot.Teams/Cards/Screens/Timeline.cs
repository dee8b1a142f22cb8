using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Teams.Cards.Schema;

namespace PdBot.Teams.Cards.Screens;

/// <summary>How far the chain is, level by level.</summary>
internal static class Timeline
{
    public static IEnumerable<AdaptiveElement> Draw(ReportView view)
    {
        yield return Parts.Heading(view.Say("通報進度（逐級陳報）", "Progress, level by level"));
        foreach (var level in view.Report.Levels)
        {
            if (!view.Report.IsRequired(level.Index))
                continue;
            var (word, colour) = Status(view, level);
            yield return new ColumnSet(
            [
                new Column([new TextBlock(word) { Color = colour, Weight = FontWeight.Bolder, Size = FontSize.Small }]) { Width = "1" },
                new Column([new TextBlock(Title(view, level)), .. Details(view, level)]) { Width = "4" },
            ]) { Spacing = Spacing.Small };
        }
    }

    /// <summary>Who did what at a level that has ended; or who is asked, and until when.</summary>
    public static IEnumerable<AdaptiveElement> Details(ReportView view, LevelState level)
    {
        foreach (var contact in level.Contacts)
            if (Line(view, level, contact) is { } line)
                yield return new TextBlock(line) { Size = FontSize.Small, IsSubtle = true, Spacing = Spacing.None };
        if (level is { Status: LevelStatus.PassedOver, PassedOverFor: UnreachableReason.EscalatedByHand, EscalatedBy: { } by })
            yield return new TextBlock(view.Say($"經 {Screen.Plain(by)} 要求立即往上陳報", $"{Screen.Plain(by)} sent the report up at once")) { Size = FontSize.Small, IsSubtle = true, Spacing = Spacing.None };
        if (view.Report.Judgement is { } judgement && judgement.Level == level.Index)
            yield return new TextBlock(view.Say(
                $"{Screen.Plain(judgement.By)} 於 {view.Screen.Time(judgement.At)} 判定{view.Screen.Verdict(judgement.Verdict)}",
                $"{Screen.Plain(judgement.By)}: {view.Screen.Verdict(judgement.Verdict)}, {view.Screen.Time(judgement.At)}")
                + (judgement.Reason.Length > 0 ? view.Say($"，理由：{Screen.Plain(judgement.Reason)}", $". Reason: {Screen.Plain(judgement.Reason)}") : "")) { Size = FontSize.Small, Spacing = Spacing.None };
    }

    /// <summary>Never "1." at the beginning: Markdown would make a list of it.</summary>
    private static string Title(ReportView view, LevelState level)
    {
        var (ordinal, title) = (view.Report.Ordinal(level.Index), view.Screen.Say(view.Report.Procedure.Chain[level.Index].Title));
        return view.Say($"第 {ordinal} 層　{title}", $"Level {ordinal}: {title}");
    }

    private static string? Line(ReportView view, LevelState level, Contact contact)
    {
        if (level.Status == LevelStatus.Waiting)
            return null;
        var name = contact.Person is null
            ? view.Report.Procedure.Find(contact.Role) is { } role ? view.Screen.Say(role.Title) : contact.Role.Value
            : Screen.Plain(contact.Name);
        var deputy = contact.Holder is { } holder && contact.Person is not null && holder != contact.Person
            ? view.Say($"（代理 {view.NameOf(holder)}）", $" (deputy of {view.NameOf(holder)})") : "";
        if (contact.Unreachable is { } reason)
            return view.Say($"{name}{deputy}：{view.Screen.Reason(reason)}", $"{name}{deputy}: {view.Screen.Reason(reason)}");
        if (contact.AcknowledgedAt is { } at)
        {
            var approved = level.Approved && view.Report.Procedure.Chain[level.Index].Act == LevelAct.Approve;
            var late = level is { Status: LevelStatus.PassedOver, EndedAt: { } ended } && at > ended;
            return view.Say(
                $"{name}{deputy} 於 {view.Screen.Time(at)} {(late ? "逾時補簽收" : "簽收")}{(approved ? "並核准" : "")}",
                $"{name}{deputy} acknowledged{(late ? " late" : "")}{(approved ? " and approved" : "")}, {view.Screen.Time(at)}");
        }
        return level.Status switch
        {
            LevelStatus.Notified when view.Report.Status == ReportStatus.Open => view.Say($"{name}{deputy}：已通知，簽收期限 {view.Screen.Time(level.WindowEnds)}", $"{name}{deputy}: notified, to acknowledge by {view.Screen.Time(level.WindowEnds)}"),
            LevelStatus.PassedOver when level.PassedOverFor == UnreachableReason.NoAnswer =>
                view.Say($"{name}{deputy}：{view.Screen.Reason(UnreachableReason.NoAnswer)}", $"{name}{deputy}: {view.Screen.Reason(UnreachableReason.NoAnswer)}"),
            LevelStatus.PassedOver => view.Say($"{name}{deputy}：未簽收", $"{name}{deputy}: had not acknowledged"),
            _ => null,
        };
    }

    private static (string Word, Colors Colour) Status(ReportView view, LevelState level) => level.Status switch
    {
        _ when view.Report is { Status: ReportStatus.Dismissed, Judgement: { } end } && level.Status is LevelStatus.Notified or LevelStatus.Waiting =>
            end.Level == level.Index ? (view.Say("已判定", "Judged"), Colors.Good) : (view.Say("免再陳報", "Not needed"), Colors.Default),
        LevelStatus.Completed => (view.Report.Procedure.Chain[level.Index].Act switch
        {
            LevelAct.Judge => view.Say("已判定", "Judged"),
            LevelAct.Approve => view.Say("已核准", "Approved"),
            _ => view.Say("已簽收", "Done"),
        }, Colors.Good),
        LevelStatus.PassedOver when view.Report.Procedure.Chain[level.Index].IsCopy => (view.Say("逾時未簽收", "Not in time"), Colors.Warning),
        LevelStatus.PassedOver => (view.Say("已越級", "Passed over"), Colors.Warning),
        LevelStatus.Notified => (level.AcknowledgedAt is null ? view.Say("待簽收", "Waiting") : view.Say("處理中", "In hand"), Colors.Accent),
        _ => (view.Say("未輪到", "Later"), Colors.Default),
    };
}
