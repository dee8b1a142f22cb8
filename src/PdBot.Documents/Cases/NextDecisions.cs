using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;

namespace PdBot.Documents.Cases;

/// <summary>What somebody has to decide next, the most urgent first.</summary>
internal static class NextDecisions
{
    public static IEnumerable<string> Of(Case @case)
    {
        var report = @case.Report;
        if (report.Status != ReportStatus.Open)
            return [report.Status == ReportStatus.Closed ? "本案已結案，無待決定事項。" : "本案判定不成立，無待決定事項。"];
        var decisions = Alarm(@case).Concat(Levels(@case)).Concat(Overdue(@case)).Concat(Reviews(@case)).Concat(Discretion(@case)).Concat(Closing(@case)).ToArray();
        return decisions.Length > 0 ? decisions : ["目前無待決定事項；請督導各單位依限完成應辦事項。"];
    }

    private static IEnumerable<string> Alarm(Case @case)
    {
        if (@case.Report.Alarm is { AnsweredAt: null } alarm)
            yield return $"執行小組指派人員接手本案（{@case.Time.ShortUntil(alarm.RepeatAt)} 系統將重新逐級通報）。";
    }

    private static IEnumerable<string> Levels(Case @case) =>
        from level in @case.Report.Levels
        where level.Status == LevelStatus.Notified
        let demand = @case.Report.Demand(level.Index)
        let end = level.AcknowledgedAt is null ? level.WindowEnds : @case.Report.DecideBy(level)
        let act = demand switch { LevelAct.Judge => "判定事件成立或不成立", LevelAct.Approve => "核准或退回判定", _ => "簽收" }
        select $"「{@case.Procedure.Chain[level.Index].Title.ZhTw}」應於 {@case.Time.ShortUntil(end)} 前{act}。";

    private static IEnumerable<string> Overdue(Case @case) =>
        from task in @case.Report.Tasks
        where @case.Report.IsOverdue(task, @case.Now)
        select $"「{Title(@case, task)}」已逾期：立即辦理並敘明遲延理由，或由執行小組核定展延。";

    private static IEnumerable<string> Reviews(Case @case) =>
        from task in @case.Report.Tasks
        where task.Status == TaskStage.InReview
        let review = @case.Report.DefinitionOf(task).Review
        where review is not null
        select $"{@case.RoleTitle(review.By)}{review.Act.Print()}「{Title(@case, task)}」。";

    private static IEnumerable<string> Discretion(Case @case) =>
        from task in @case.Report.Tasks
        where task.Status == TaskStage.Open && @case.Report.IsOptional(task)
        select $"是否辦理「{Title(@case, task)}」（得辦理，亦得免辦）。";

    private static IEnumerable<string> Closing(Case @case)
    {
        if (@case.Report.IsReadyToClose())
            yield return "執行小組決定結案。";
    }

    private static string Title(Case @case, TaskState task) => @case.Report.DefinitionOf(task).Title.ZhTw;
}
