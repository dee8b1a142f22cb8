using System.Collections.Immutable;
using PdBot.Documents.Forms;
using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Tasks;

namespace PdBot.Documents.Cases;

/// <summary>The course of events (歷程), as far as the folded report knows it. The full log is a matter of <c>log export</c>.</summary>
internal static class Course
{
    private static readonly Column[] Columns = [new("時間", 18), new("事項", 50), new("人員", 20)];

    public static Block.Table Of(Case @case) => new(
        [.. Columns],
        [.. All(@case).OrderBy(step => step.At).Select(step => ImmutableArray.Create<Entry>(@case.Time.Short(step.At), step.What, step.Who))],
        "尚無歷程");

    private static IEnumerable<Step> All(Case @case)
    {
        var report = @case.Report;
        if (report.Facts.GetValueOrDefault(FactKeys.OccurredAt)?.AsInstant is { } occurred)
            yield return new(occurred, "事件發生", "");
        if (report.Facts.GetValueOrDefault(FactKeys.DiscoveredAt)?.AsInstant is { } discovered)
            yield return new(discovered, "發現事件", "");
        yield return new(report.OpenedAt, $"通報開案（{@case.Source}）", report.ReporterName);
        foreach (var step in report.Levels.SelectMany(level => OfLevel(@case, level)))
            yield return step;
        if (report.Judgement is { } judgement)
            yield return new(judgement.At, $"判定{judgement.Verdict.Print()}{(judgement.Reason.Length > 0 ? $"：{judgement.Reason}" : "")}", judgement.By);
        if (report.Alarm is { } alarm)
            yield return new(alarm.RaisedAt, "全部層級均未能受理，警示執行小組", "");
        foreach (var meeting in report.Meetings)
            yield return new(meeting.At, $"召集緊急應變會議（預定 {@case.Time.Short(meeting.StartsAt)}，{meeting.Minutes} 分鐘，邀請 {meeting.Invited} 人）", meeting.ActorName);
        if (report.ChainCompletedAt is { } completed)
            yield return new(completed, "逐級陳報完成", "");
        foreach (var step in report.Tasks.SelectMany(task => OfTask(@case, task)))
            yield return step;
        if (report.ClosedAt is { } closed)
            yield return new(closed, report.ClosingNote.Length > 0 ? $"結案：{report.ClosingNote}" : "結案", report.ClosedBy);
    }

    private static IEnumerable<Step> OfLevel(Case @case, LevelState level)
    {
        var title = @case.Procedure.Chain[level.Index].Title.ZhTw;
        foreach (var contact in level.Contacts)
        {
            if (contact.NotifiedAt is { } notified)
                yield return new(notified, $"通報「{title}」", contact.Name);
            if (contact.AcknowledgedAt is { } acknowledged)
                yield return new(acknowledged, $"「{title}」簽收", contact.Name);
        }
        if (level is { Status: LevelStatus.PassedOver, EndedAt: { } passed, PassedOverFor: { } reason })
            yield return new(passed, $"「{title}」{reason.Print()}" + (@case.Procedure.Chain[level.Index].IsCopy ? "" : "，逕行陳報上一層級"), "");
        if (level is { Status: LevelStatus.Completed, EndedAt: { } ended } && level.Contacts.Any(contact => contact.Approved))
            yield return new(ended, $"「{title}」核准", string.Join("、", level.Contacts.Where(contact => contact.Approved).Select(contact => contact.Name)));
    }

    private static IEnumerable<Step> OfTask(Case @case, TaskState task)
    {
        var definition = @case.Report.DefinitionOf(task);
        if (task.Completion is { } done)
            yield return new(done.DoneAt, $"完成：{definition.Title.ZhTw}{(done.Reference.Length > 0 ? $"（{done.Reference}）" : "")}", done.By);
        if (task.Reviewed is { } reviewed)
            yield return new(reviewed.At, $"{definition.Review?.Act.Print() ?? "審核"}：{definition.Title.ZhTw}", reviewed.By);
        if (task.Waiver is { } waiver)
            yield return new(waiver.At, $"免辦：{definition.Title.ZhTw}（{waiver.Reason}）", waiver.By);
        foreach (var batch in task.Batches)
            yield return new(batch.At, FormattableString.Invariant($"通知當事人：{batch.Channel}，成功 {batch.Sent:N0} 人、失敗 {batch.Failed:N0} 人"), batch.By);
    }

    private sealed record Step(DateTimeOffset At, string What, string Who);
}
