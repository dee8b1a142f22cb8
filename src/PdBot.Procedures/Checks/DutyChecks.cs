using PdBot.Domain.Procedures;

namespace PdBot.Procedures.Checks;

/// <summary>Duties that could never be done, or never be told.</summary>
internal static class DutyChecks
{
    public static IEnumerable<Finding> Find(Procedure procedure)
    {
        foreach (var task in procedure.Tasks)
        {
            if (Before(procedure, task).Contains(task.Id))
                yield return Error(task, "須先完成者又須待本事項完成（循環）", "waits for itself through the tasks that come first");
            if (task.Opens == Milestone.Contained && procedure.Tasks.All(other => other.Achieves != Milestone.Contained))
                yield return Error(task, "待損害控制完成始得辦理，惟無任何事項載明其完成（achieves: contained）", "opens when damage is contained, yet no task achieves that");
            if (task.Opens is Milestone.Closed or Milestone.Dismissed)
                yield return Error(task, "結案或判定不成立後案件即結束，不得再有應辦事項", "opens when the report is at its end");
            if (procedure.Find(task.Owner)?.Scope == RoleScope.Outside)
                yield return Error(task, "主責者為外部機關，系統無從要求其辦理", "is owned by an outside body, whom nobody here can ask");
            if (task.Review is { } review && procedure.Find(review.By)?.Scope == RoleScope.Outside)
                yield return Error(task, "審核者為外部機關；請改以文號為證明（evidence: reference）", "is reviewed by an outside body; let its number be the evidence");
            if (task.Review?.ReturnsTo is { } to && to != task.Id && !Before(procedure, task).Contains(to))
                yield return Error(task, "退回之對象並非先前之應辦事項", "returns to a task that does not come before it");
            if (task.Deadlines.Length > 0 && task.Deadline is null)
                yield return Error(task, "僅有對照時限而無時限", "has a shadow clock but no deadline");
        }
        foreach (var notice in procedure.Notices)
            if (procedure.Find(notice.To)?.Scope == RoleScope.Outside)
                yield return Finding.Error(notice.Clause.Article,
                    $"通知「{notice.Title.ZhTw}」之對象為外部機關，請改列應辦事項（evidence: sending）",
                    $"The notice '{notice.Title.En}' goes to an outside body; make it a task with 'evidence: sending'");
    }

    /// <summary>The tasks that come first, near or far.</summary>
    private static HashSet<string> Before(Procedure procedure, TaskDefinition task)
    {
        var found = new HashSet<string>();
        var open = new Queue<string>(task.After);
        while (open.TryDequeue(out var id))
            if (found.Add(id) && procedure.FindTask(id) is { } first)
                foreach (var earlier in first.After)
                    open.Enqueue(earlier);
        return found;
    }

    private static Finding Error(TaskDefinition task, string zh, string en) =>
        Finding.Error(task.Clause.Article, $"應辦事項「{task.Title.ZhTw}」{zh}", $"The task '{task.Title.En}' {en}");
}
