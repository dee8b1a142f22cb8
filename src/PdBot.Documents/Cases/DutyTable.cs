using System.Collections.Immutable;
using PdBot.Documents.Forms;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;

namespace PdBot.Documents.Cases;

/// <summary>The duties of a report, and what proves them.</summary>
internal static class DutyTable
{
    private static readonly Column[] Columns = [new("應辦事項", 30), new("負責", 16), new("時限", 22), new("辦理情形", 42)];

    private static readonly Column[] BatchColumns = [new("通知時間", 17), new("方式", 16), new("成功", 9), new("失敗", 9), new("名單檔雜湊值（SHA-256）", 37), new("登錄人", 12)];

    public static Block.Table Of(Case @case) => Of(@case, @case.Duties, "本案尚無應辦事項");

    public static Block.Table Of(Case @case, IEnumerable<TaskState> tasks, string whenEmpty) => new(
        [.. Columns],
        [.. tasks.Select(task => ImmutableArray.Create<Entry>(Title(@case, task), @case.RoleTitle(@case.Report.DefinitionOf(task).Owner), Due(@case, task), State(@case, task)))],
        whenEmpty);

    /// <summary>Who was told, in numbers: never a name.</summary>
    public static Block.Table Batches(Case @case) => new(
        [.. BatchColumns],
        [
            .. from batch in @case.Report.Tasks.SelectMany(task => task.Batches)
               orderby batch.At
               select ImmutableArray.Create<Entry>(
                   @case.Time.Short(batch.At), batch.Channel, Number(batch.Sent), Number(batch.Failed), batch.ListHash.Length > 0 ? batch.ListHash : "未附名單檔", batch.By),
        ],
        "尚未通知當事人");

    public static string Title(Case @case, TaskState task)
    {
        var definition = @case.Report.DefinitionOf(task);
        var clause = definition.Clause.Print();
        return definition.Title.ZhTw + (clause.Length > 0 ? $"（{clause}）" : "") + (@case.Report.IsOptional(task) ? "【得】" : "");
    }

    /// <summary>The end of the procedure's own time limit, with what is left of it while the duty is open.</summary>
    public static string Due(Case @case, TaskState task)
    {
        var deadline = @case.Report.DefinitionOf(task).Deadline;
        if (deadline is null)
            return "未定時限";
        if (@case.Report.ClockOf(task) is not { Due: { } due } clock)
            return $"自{deadline.Start.Print()}起 {Length(deadline)}{Own(deadline)}";
        var extended = clock.ExtendedBy.Length > 0 ? $"\n（展延：{clock.ExtendedBy}）" : "";
        var left = task.Status == TaskStage.Open && @case.Report.Status == ReportStatus.Open ? "\n" + RocTime.Distance(due, @case.Now) : "";
        return @case.Time.ShortUntil(due) + Own(deadline) + left + extended;
    }

    /// <summary>How far it is, with its proof.</summary>
    public static string State(Case @case, TaskState task)
    {
        var definition = @case.Report.DefinitionOf(task);
        var words = new List<string> { task.Status == TaskStage.InReview && definition.Review is { } review ? $"待{@case.RoleTitle(review.By)}{review.Act.Print()}" : task.Status.Print() };
        if (task.Completion is { } done && task.Status is TaskStage.Done or TaskStage.InReview)
            words.AddRange(Proof(@case, definition, task.Completion));
        if (task.Reviewed is { } reviewed)
            words.Add($"{@case.Time.Short(reviewed.At)} {reviewed.By}{definition.Review?.Act.Print()}");
        if (task.Waiver is { } waiver)
            words.Add($"{@case.Time.Short(waiver.At)} {waiver.By}：{waiver.Reason}{(waiver.Reference.Length > 0 ? $"（{waiver.Reference}）" : "")}");
        if (task is { Status: TaskStage.Open, ReturnReason.Length: > 0 })
            words.Add($"退回：{task.ReturnReason}");
        if (task.Status == TaskStage.Waiting && @case.Report.AppliesBecauseUnknown(task))
            words.Add("（相關事實未明，從嚴列入）");
        return string.Join("\n", words);
    }

    /// <summary>The proof of an act. The recipient of what went to data subjects is left out: it could be one of them.</summary>
    private static IEnumerable<string> Proof(Case @case, TaskDefinition definition, Completion done)
    {
        yield return $"{@case.Time.Short(done.DoneAt)} {done.By}";
        if (done.Channel.Length > 0)
            yield return $"方式：{done.Channel}";
        if (done.Recipient.Length > 0 && definition.Evidence != Evidence.DataSubjects)
            yield return $"對象：{done.Recipient}";
        if (done.Reference.Length > 0)
            yield return $"文號：{done.Reference}";
        if (done.Note.Length > 0)
            yield return $"說明：{done.Note}";
        if (done.LateReason.Length > 0)
            yield return $"遲延理由：{done.LateReason}";
    }

    private static string Length(Deadline deadline) => deadline.Unit == DeadlineUnit.Hours ? $"{deadline.Amount} 小時內" : $"{deadline.Amount} 個月內";

    private static string Own(Deadline deadline) => deadline.Own is null ? "" : $"（本機構從嚴自訂，{deadline.Clause.Print()}為 {Length(deadline)}）";

    private static string Number(long number) => FormattableString.Invariant($"{number:N0}");
}
