using System.Collections.Immutable;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;

namespace PdBot.Teams.Tasks;

/// <summary>A duty's card: what, by when, by which clause, what proves it. Afterwards it says what was done.</summary>
internal static class TaskCard
{
    public const string Kind = "task";

    public static AdaptiveCard Draw(ReportView view, TaskState task, AdaptiveElement? notice = null, ImmutableDictionary<string, string>? given = null)
    {
        var definition = view.Report.DefinitionOf(task);
        var (style, title, line) = Head(view, task);
        var body = new List<AdaptiveElement> { Parts.Header(view, style, title, line) };
        if (notice is not null)
            body.Add(notice);
        body.Add(new FactSet(About(view, task)));
        body.AddRange(Hints(view, task));
        body.AddRange(Proof(view, task));
        body.AddRange(TaskActions.Draw(view, task, given ?? ImmutableDictionary<string, string>.Empty));
        body.Add(Parts.Heading(view.Say("案件", "The report")));
        body.Add(Parts.Basics(view));
        body.AddRange(Parts.Facts(view));
        return Parts.Card(view, Kind, definition.Id, body, Summary(view, task));
    }

    /// <summary>The preview line.</summary>
    public static string Summary(ReportView view, TaskState task) => view.Say(
        $"{view.Report.Number} 應辦事項：{view.Screen.Say(view.Report.DefinitionOf(task).Title)}", $"{view.Report.Number}: {view.Screen.Say(view.Report.DefinitionOf(task).Title)}");

    private static (ContainerStyle Style, string Title, string? Line) Head(ReportView view, TaskState task)
    {
        var title = view.Screen.Say(view.Report.DefinitionOf(task).Title);
        var (word, _) = view.Stage(task);
        var style = task.Status switch
        {
            TaskStage.Done => ContainerStyle.Good,
            TaskStage.Open when view.Report.IsKnownOverdue(task) => ContainerStyle.Attention,
            TaskStage.Open or TaskStage.InReview when view.Report.Status == ReportStatus.Open => ContainerStyle.Accent,
            _ => ContainerStyle.Emphasis,
        };
        return (style, title, task.Status == TaskStage.Open && view.Limit(task) is { } limit ? view.Say($"{word}｜{limit}", $"{word}: {limit}") : word);
    }

    private static List<Fact> About(ReportView view, TaskState task)
    {
        var definition = view.Report.DefinitionOf(task);
        var facts = new List<Fact> { new(view.Say("主責", "Owner"), $"{view.Role(definition.Owner)}{view.Say("：", ": ")}{view.Asked(task, TaskPart.Owner)}") };
        if (definition.Receiver is { } receiver)
            facts.Add(new(view.Say("對象", "To"), view.Role(receiver)));
        if (definition.Review is { } review)
            facts.Add(new(Reviewer(view, review.Act), task.Status == TaskStage.InReview ? $"{view.Role(review.By)}{view.Say("：", ": ")}{view.Asked(task, TaskPart.Reviewer)}" : view.Role(review.By)));
        facts.Add(new(view.Say("依據", "Basis"), definition.Clause.IsParameter ? view.Say("本機構自訂", "set by the organisation") : $"{view.Report.Procedure.SourceDocument} {definition.Clause.Article}"));
        if (view.Limit(task) is { } limit)
            facts.Add(new(view.Say("時限", "Time limit"), limit));
        for (var index = 0; index < definition.Deadlines.Length; index++)
            if (definition.Deadlines[index].IsShadow && task.Clocks[index].Due is { } due)
                facts.Add(new(view.Say("對照時限", "Earlier clock"), $"{view.Screen.Due(due)}{view.Say("（", " (")}{view.Screen.Count(definition.Deadlines[index])}{view.Say("）", ")")}"));
        return facts;
    }

    private static string Reviewer(ReportView view, ReviewAct act) => act switch
    {
        ReviewAct.Examine => view.Say("審核", "Reviewed by"),
        ReviewAct.Ratify => view.Say("核定", "Ratified by"),
        ReviewAct.Confirm => view.Say("確認", "Confirmed by"),
        ReviewAct.Recheck => view.Say("複核", "Rechecked by"),
        _ => view.Say("備查", "Noted by"),
    };

    private static IEnumerable<AdaptiveElement> Hints(ReportView view, TaskState task)
    {
        if (task.Status == TaskStage.Open && view.Report.AppliesBecauseUnknown(task))
            yield return Parts.Small(view.Say("相關事實尚未查明，故先列為應辦；查明後不適用者將自動移除。", "Listed because a fact is not yet known; it goes away once the facts say so."));
        if (task.Cause == TaskCause.SeverityChanged && task.Status == TaskStage.Open)
            yield return new TextBlock(view.Say("嚴重程度已變更，須再次辦理，時限自變更時起算。", "The severity has changed: to be done again, counted from the change.")) { Color = Colors.Warning };
        if (task is { IsPending: true, ReturnReason.Length: > 0 })
            yield return new TextBlock(view.Say($"退回理由：{Screen.Plain(task.ReturnReason)}", $"Returned, because: {Screen.Plain(task.ReturnReason)}")) { Color = Colors.Warning };
    }

    /// <summary>What was done so far, with its proof.</summary>
    private static IEnumerable<AdaptiveElement> Proof(ReportView view, TaskState task)
    {
        foreach (var batch in task.Batches)
            yield return Parts.Small(view.Say(
                $"{view.Screen.Time(batch.At)}　{Screen.Plain(batch.Channel)}：已通知 {batch.Sent:N0} 人、未送達 {batch.Failed:N0} 人",
                $"{view.Screen.Time(batch.At)}, {Screen.Plain(batch.Channel)}: {batch.Sent:N0} told, {batch.Failed:N0} failed"));
        if (task.Waiver is { } waiver)
            yield return new FactSet([
                new(view.Say("免辦", "Waived"), $"{Screen.Plain(waiver.By)}　{view.Screen.Time(waiver.At)}"),
                new(view.Say("理由", "Reason"), Screen.Plain(waiver.Reason)),
                .. waiver.Reference.Length > 0 ? new[] { new Fact(view.Say("文號", "Document"), Screen.Plain(waiver.Reference)) } : []]);
        if (task.Completion is not { } done)
            yield break;
        var facts = new List<Fact> { new(view.Say("完成時間", "Done at"), view.Screen.Time(done.DoneAt)), new(view.Say("填報", "Recorded by"), $"{Screen.Plain(done.By)}　{view.Screen.Time(done.RecordedAt)}") };
        Add(view.Say("管道", "Channel"), done.Channel);
        Add(view.Say("對象", "Recipient"), done.Recipient);
        Add(view.Say("文號／案號", "Number"), done.Reference);
        Add(view.Say("說明", "Note"), done.Note);
        Add(view.Say("遲延理由", "Reason for delay"), done.LateReason);
        if (task.Reviewed is { } reviewed && view.Report.DefinitionOf(task).Review is { } review)
            facts.Add(new(Reviewer(view, review.Act), $"{Screen.Plain(reviewed.By)}　{view.Screen.Time(reviewed.At)}"));
        yield return new FactSet(facts);

        void Add(string title, string text)
        {
            if (text.Length > 0)
                facts.Add(new(title, Screen.Plain(text)));
        }
    }
}
