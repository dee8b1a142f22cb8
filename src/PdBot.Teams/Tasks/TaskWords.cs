using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;

namespace PdBot.Teams.Tasks;

/// <summary>The words about duties that several cards share.</summary>
internal static class TaskWords
{
    /// <summary>How far a duty is, in a word, with its colour.</summary>
    public static (string Word, Colors Colour) Stage(this ReportView view, TaskState task) => task.Status switch
    {
        TaskStage.Done => (view.Say("已完成", "Done"), Colors.Good),
        TaskStage.Waived => (view.Say("免辦", "Waived"), Colors.Default),
        _ when view.Report.Status == ReportStatus.Closed => (view.Say("未辦理", "Left out"), Colors.Default),
        TaskStage.InReview when view.Report.DefinitionOf(task).Review is { } review => (view.Screen.Awaiting(review.Act), Colors.Accent),
        TaskStage.Open when view.Report.IsKnownOverdue(task) => (view.Say("逾期", "Overdue"), Colors.Attention),
        TaskStage.Open => (view.Report.IsOptional(task) ? view.Say("得辦理", "Optional") : view.Say("辦理中", "To do"), Colors.Accent),
        _ => (view.Say("未輪到", "Later"), Colors.Default),
    };

    /// <summary>The time limit with its count and clause; null when there is none, or when it has not begun.</summary>
    public static string? Limit(this ReportView view, TaskState task)
    {
        if (view.Report.DefinitionOf(task).Deadline is not { } deadline)
            return null;
        if (view.Report.ClockOf(task) is not { Due: { } due } clock)
            return view.Say($"{view.Screen.Count(deadline)}（尚未起算）", $"{view.Screen.Count(deadline)} (not yet running)");
        // 民法 §122 moves the last day of a period off a holiday; which days those are, the bot does not know, and reminds for the earlier.
        var holiday = deadline is { Unit: DeadlineUnit.Months, Own: null } ? view.Say("；末日逢假日，依民法第 122 條以次日代之，仍按本日提醒", "; a last day on a holiday moves to the next (Civil Code art. 122), the reminders do not") : "";
        var extended = clock.ExtendedBy.Length > 0 ? view.Say($"，經展延（{Screen.Plain(clock.ExtendedBy)}）", $", extended ({Screen.Plain(clock.ExtendedBy)})") : "";
        return view.Say($"{view.Screen.Due(due)} 前（{view.Screen.Count(deadline)}{extended}{holiday}）", $"by {view.Screen.Due(due)} ({view.Screen.Count(deadline)}{extended}{holiday})");
    }

    /// <summary>Such as <c>自確認起 1 小時，6.4.2.1</c>; of an organisation that is stricter <c>自確認起 40 分，本機構自訂，嚴於 6.4.2.1 之 1 小時</c>.</summary>
    public static string Count(this Screen screen, Deadline deadline)
    {
        var article = deadline.Clause.IsParameter ? "" : deadline.Clause.Article;
        var demanded = deadline.Unit == DeadlineUnit.Hours
            ? screen.Say($"{deadline.Amount} 小時", $"{deadline.Amount} h")
            : screen.Say($"{deadline.Amount} 個月", $"{deadline.Amount} {(deadline.Amount == 1 ? "month" : "months")}");
        var (length, basis) = deadline.Own is { } own
            ? (screen.Length(own), screen.Say($"，本機構自訂，嚴於 {article} 之 {demanded}", $", set by the organisation, stricter than the {demanded} of {article}"))
            : (demanded, article.Length > 0 ? screen.Say($"，{article}", $", {article}") : "");
        return screen.Say($"自{screen.Start(deadline.Start)}起 {length}{basis}", $"{length} from {screen.Start(deadline.Start)}{basis}");
    }

    /// <summary>Such as <c>1 小時 30 分</c>.</summary>
    private static string Length(this Screen screen, TimeSpan length)
    {
        (int Amount, string Zh, string En)[] parts = [(length.Days, "日", "d"), (length.Hours, "小時", "h"), (length.Minutes, "分", "min"), (length.Seconds, "秒", "s")];
        return string.Join(' ', parts.Where(part => part.Amount > 0).Select(part => screen.Say($"{part.Amount} {part.Zh}", $"{part.Amount} {part.En}")));
    }

    private static string Start(this Screen screen, Milestone milestone) => milestone switch
    {
        Milestone.Discovered => screen.Say("發現", "the discovery"),
        Milestone.Known => screen.Say("知悉", "becoming aware"),
        Milestone.Reported => screen.Say("通報", "the report"),
        Milestone.Established => screen.Say("確認成立", "the confirmation"),
        Milestone.Dismissed => screen.Say("判定不成立", "the dismissal"),
        Milestone.Contained => screen.Say("完成損害控制", "the completed damage control"),
        _ => screen.Say("結案", "the closing"),
    };

    /// <summary>The button of a review.</summary>
    public static string Act(this Screen screen, ReviewAct act) => act switch
    {
        ReviewAct.Examine => screen.Say("審核通過", "Approve"),
        ReviewAct.Ratify => screen.Say("核定", "Ratify"),
        ReviewAct.Confirm => screen.Say("確認", "Confirm"),
        ReviewAct.Recheck => screen.Say("複核得當", "Found proper"),
        _ => screen.Say("備查", "Take note"),
    };

    /// <summary>What a duty in review waits for.</summary>
    public static string Awaiting(this Screen screen, ReviewAct act) => act switch
    {
        ReviewAct.Examine => screen.Say("待審核", "In review"),
        ReviewAct.Ratify => screen.Say("待核定", "To be ratified"),
        ReviewAct.Confirm => screen.Say("待確認", "To be confirmed"),
        ReviewAct.Recheck => screen.Say("待複核", "To be rechecked"),
        _ => screen.Say("待備查", "To be noted"),
    };

    /// <summary>Who was asked in this opening.</summary>
    public static string Asked(this ReportView view, TaskState task, TaskPart part)
    {
        var people = task.Assignees.Where(assignee => assignee.Part == part).Select(assignee =>
            Screen.Plain(assignee.Name)
            + (assignee.Holder != assignee.Person ? view.Say($"（代理 {view.NameOf(assignee.Holder)}）", $" (deputy of {view.NameOf(assignee.Holder)})") : "")
            + (assignee.IsUnreachable ? view.Say("（無法送達）", " (undeliverable)") : "")).ToArray();
        return people.Length > 0 ? string.Join(view.Say("、", ", "), people) : view.Say("尚無人員", "nobody yet");
    }

    /// <summary>The name of a role; its id when the procedure does not know it.</summary>
    public static string Role(this ReportView view, Domain.RoleId role) => view.Report.Procedure.Find(role) is { } known ? view.Screen.Say(known.Title) : role.Value;
}
