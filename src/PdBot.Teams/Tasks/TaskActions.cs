using System.Collections.Immutable;
using System.Globalization;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Deadlines;
using PdBot.Teams.Documents;

namespace PdBot.Teams.Tasks;

/// <summary>The inputs and buttons of a duty's card: only what would be accepted now.</summary>
internal static class TaskActions
{
    public static IEnumerable<AdaptiveElement> Draw(ReportView view, TaskState task, ImmutableDictionary<string, string> given)
    {
        if (view.Report.Status == ReportStatus.Open)
        {
            if (task.Status == TaskStage.Open && May(view, task, TaskPart.Owner))
                foreach (var element in Complete(view, task, given))
                    yield return element;
            if (task.Status == TaskStage.InReview && May(view, task, TaskPart.Reviewer))
                foreach (var element in Review(view, task, given))
                    yield return element;
            if (Others(view, task, given) is { Count: > 0 } others)
                yield return new ActionSet(others) { Spacing = Spacing.Small };
        }
        var back = view.Viewer is { } viewer && !view.Organisation.IsExecutive(viewer) ? MyDutiesCard.Kind : DutiesCard.Kind;
        var ways = new List<AdaptiveAction> { CardFallback.Execute(Verbs.Refresh, view.Say("返回應辦事項", "Back to the duties"), Verbs.Data(view.Report.Id, back, -1), inputs: AssociatedInputs.None) };
        if (DocumentsCard.IsOffered(view))
            ways.Add(DocumentsCard.Button(view));
        yield return new ActionSet(ways) { Spacing = Spacing.Small };
    }

    private static bool May(ReportView view, TaskState task, TaskPart part) =>
        view.Viewer is not { } person
        || (part == TaskPart.Owner ? view.Report.MayComplete(view.Organisation, task, person) : view.Report.MayReview(view.Organisation, task, person));

    private static IEnumerable<AdaptiveElement> Complete(ReportView view, TaskState task, ImmutableDictionary<string, string> given)
    {
        var evidence = view.Report.DefinitionOf(task).Evidence;
        yield return Parts.Heading(view.Say("填報辦理情形", "What was done"));
        yield return Moment(view, given, view.Say("完成時間（留空表示現在）", "Done at (empty means now)"), TaskInputs.DoneDate, TaskInputs.DoneTime);
        if (evidence == Evidence.DataSubjects)
        {
            yield return Text(given, TaskInputs.Channel, view.Say("通知方式（如電子郵件、簡訊、郵寄）", "Channel (e-mail, text message, letter …)"));
            yield return new InputNumber(TaskInputs.Sent) { Label = view.Say("本批已通知人數", "Told in this batch"), Min = 0, Value = Number(given, TaskInputs.Sent) };
            yield return new InputNumber(TaskInputs.Failed) { Label = view.Say("本批未送達人數", "Not reached in this batch"), Min = 0, Value = Number(given, TaskInputs.Failed) };
            yield return Text(given, TaskInputs.ListHash, view.Say("名單檔案之 SHA-256（名單請留存於單位，勿上傳）", "SHA-256 of the list (the list itself stays with the unit)"));
            yield return new ActionSet([Button(view, task, Verbs.RecordBatch, view.Say("登錄本批通知", "Record this batch"), null)]) { Spacing = Spacing.Small };
        }
        if (evidence == Evidence.Sending)
        {
            yield return Text(given, TaskInputs.Channel, view.Say("通報管道（必填，如電話、公文、電子郵件）", "Channel (required: telephone, letter, e-mail …)"));
            yield return Text(given, TaskInputs.Recipient, view.Say("受理對象（必填，機關或單位名稱）", "Recipient (required: body or office)"));
        }
        if (evidence is Evidence.Sending or Evidence.Reference)
            yield return Text(given, TaskInputs.Reference, evidence == Evidence.Reference ? view.Say("文號或登錄編號（必填）", "Number of the document or entry (required)") : view.Say("文號或受理編號", "Number, if any"));
        yield return Text(given, TaskInputs.Note, evidence == Evidence.Note ? view.Say("辦理情形（必填，請勿填寫個人資料）", "What was done (required; no personal data)") : view.Say("補充說明（請勿填寫個人資料）", "Note (no personal data)")) with { IsMultiline = true };
        if (view.Report.IsKnownOverdue(task))
            yield return Text(given, TaskInputs.LateReason, view.Say("遲延理由（逾時限者必填）", "Reason for the delay (required when late)")) with { IsMultiline = true };
        yield return new ActionSet([Button(view, task, Verbs.CompleteTask, view.Say("辦理完成", "Done"), ActionStyle.Positive)]) { Spacing = Spacing.Medium };
    }

    private static IEnumerable<AdaptiveElement> Review(ReportView view, TaskState task, ImmutableDictionary<string, string> given)
    {
        if (view.Report.DefinitionOf(task).Review is not { } review)
            yield break;
        var actions = new List<AdaptiveAction> { Button(view, task, Verbs.ApproveTask, view.Screen.Act(review.Act), ActionStyle.Positive, AssociatedInputs.None) };
        if (review.Act != ReviewAct.Note)
        {
            yield return Text(given, Verbs.ReasonKey, view.Say("退回理由（退回時必填）", "Reason (required to return)")) with { IsMultiline = true };
            actions.Add(Button(view, task, Verbs.ReturnTask, view.Say("退回", "Return"), ActionStyle.Destructive));
        }
        yield return new ActionSet(actions) { Spacing = Spacing.Medium };
    }

    /// <summary>展延 and 免辦, folded away: they are the executive group's, and rare.</summary>
    private static List<AdaptiveAction> Others(ReportView view, TaskState task, ImmutableDictionary<string, string> given)
    {
        var others = new List<AdaptiveAction>();
        var isExecutive = view.Viewer is not { } person || view.Organisation.IsExecutive(person);
        if (isExecutive && task.Status == TaskStage.Open && view.Report.ClockOf(task) is { Due: not null })
            others.Add(new ActionShowCard(new AdaptiveCard
            {
                Body =
                [
                    Moment(view, given, view.Say("展延至", "New end"), TaskInputs.UntilDate, TaskInputs.UntilTime),
                    Text(given, TaskInputs.ExtendReason, view.Say("展延理由（必填）", "Reason (required)")),
                    Text(given, TaskInputs.ExtendReference, view.Say("核准文號（必填）", "Number of the document that allows it (required)")),
                    new ActionSet([Button(view, task, Verbs.ExtendTask, view.Say("確定展延", "Extend"), null)]),
                ],
            }) { Title = view.Say("展延", "Extend") });
        var optional = view.Report.IsOptional(task) && May(view, task, TaskPart.Owner);
        if (!task.IsSettled && (isExecutive || optional) && view.Report.Applies(task))
            others.Add(new ActionShowCard(new AdaptiveCard
            {
                Body =
                [
                    Text(given, TaskInputs.WaiveReason, view.Say("理由（必填）", "Reason (required)")),
                    Text(given, TaskInputs.WaiveReference, optional ? view.Say("文號", "Document number, if any") : view.Say("核准文號（必填）", "Number of the document that allows it (required)")),
                    new ActionSet([Button(view, task, Verbs.WaiveTask, view.Say("確定免辦", "Waive"), ActionStyle.Destructive)]),
                ],
            }) { Title = optional ? view.Say("不辦理", "Leave out") : view.Say("免辦", "Waive") });
        return others;
    }

    private static ColumnSet Moment(ReportView view, ImmutableDictionary<string, string> given, string label, string date, string time) => new(
    [
        new Column([new InputDate(date) { Label = label, Value = DateOnly.TryParse(given.GetValueOrDefault(date), CultureInfo.InvariantCulture, out var day) ? day : null }]) { Width = "stretch" },
        new Column([new InputTime(time) { Label = view.Say("時間", "Time"), Value = given.GetValueOrDefault(time) }]) { Width = "stretch" },
    ]);

    private static InputText Text(ImmutableDictionary<string, string> given, string id, string label) =>
        new(id) { Label = label, MaxLength = TaskInputs.LongestText, Value = given.GetValueOrDefault(id) };

    private static decimal? Number(ImmutableDictionary<string, string> given, string id) =>
        decimal.TryParse(given.GetValueOrDefault(id), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ActionExecute Button(ReportView view, TaskState task, string verb, string title, ActionStyle? style, AssociatedInputs? inputs = null) =>
        CardFallback.Execute(verb, title, Verbs.Data(view.Report.Id, TaskCard.Kind, view.Report.DefinitionOf(task).Id), style, inputs);
}
