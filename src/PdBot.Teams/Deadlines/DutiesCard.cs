using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Documents;
using PdBot.Teams.Meetings;
using PdBot.Teams.Tasks;

namespace PdBot.Teams.Deadlines;

/// <summary>All duties of a report: the live card of the executive group. What is urgent comes first.</summary>
internal static class DutiesCard
{
    public const string Kind = "duties";

    public static AdaptiveCard Draw(ReportView view, AdaptiveElement? notice = null)
    {
        var report = view.Report;
        var tasks = report.Tasks.Where(task => task.Opening > 0 && task.Status != TaskStage.Waiting || task.Status == TaskStage.Waived).ToArray();
        var pending = tasks.Where(task => task.IsPending).OrderBy(task => report.ClockOf(task)?.Due ?? DateTimeOffset.MaxValue).ToArray();
        var overdue = pending.Count(report.IsKnownOverdue);
        var style = report.Status == ReportStatus.Closed ? ContainerStyle.Good : overdue > 0 ? ContainerStyle.Attention : pending.Length > 0 ? ContainerStyle.Accent : ContainerStyle.Good;
        var body = new List<AdaptiveElement> { Parts.Header(view, style, Title(view), Line(view, tasks.Count(task => task.IsSettled), pending, overdue)) };
        if (notice is not null)
            body.Add(notice);
        body.Add(Parts.Basics(view));
        foreach (var task in pending)
            body.Add(Row(view, task, canAct: report.Status == ReportStatus.Open));
        if (report.Status == ReportStatus.Open && report.Unsettled().Where(task => task.Status == TaskStage.Waiting).ToArray() is { Length: > 0 } later)
            body.Add(Parts.Small(view.Say($"尚未輪到：{string.Join("、", later.Select(Name))}", $"Still to come: {string.Join("; ", later.Select(Name))}")));
        if (tasks.Any(task => task.IsSettled))
            body.Add(Parts.Heading(view.Say("已完成或免辦", "Done or waived")));
        foreach (var task in tasks.Where(task => task.IsSettled))
            body.Add(Row(view, task, canAct: false));
        body.AddRange(MeetingCard.Part(view, Kind));
        body.AddRange(Closing(view));
        if (DocumentsCard.IsOffered(view))
            body.Add(new ActionSet([DocumentsCard.Button(view)]) { Spacing = Spacing.Medium });
        return Parts.Card(view, Kind, -1, body, Summary(view));

        string Name(TaskState task) => view.Screen.Say(report.DefinitionOf(task).Title);
    }

    /// <summary>The preview line.</summary>
    public static string Summary(ReportView view) => view.Say($"{view.Report.Number} 應辦事項", $"{view.Report.Number}: duties");

    /// <summary>The preview line of a morning.</summary>
    public static string DigestSummary(ReportView view) => view.Report.IsReadyToClose()
        ? view.Say($"每日彙整：{view.Report.Number} 應辦事項均已完成，可結案", $"This morning: {view.Report.Number} is ready to be closed")
        : view.Say($"每日彙整：{view.Report.Number} 尚有應辦事項 {view.Report.Tasks.Count(task => task.IsPending)} 項", $"This morning: {view.Report.Number} has {view.Report.Tasks.Count(task => task.IsPending)} open duties");

    private static string Title(ReportView view) => view.Report.Status switch
    {
        ReportStatus.Closed => view.Say("已結案", "Closed"),
        _ when view.Report.IsReadyToClose() => view.Say("應辦事項均已完成，可結案", "Everything is done: ready to be closed"),
        _ => view.Say("應辦事項", "Duties"),
    };

    private static string Line(ReportView view, int settled, TaskState[] pending, int overdue)
    {
        var optional = pending.Count(view.Report.IsOptional);
        var closed = view.Report.Status == ReportStatus.Closed;
        return string.Join(view.Say("、", ", "), new[]
        {
            view.Say($"已完成 {settled} 項", $"{settled} settled"),
            closed ? null : view.Say($"辦理中 {pending.Length - optional} 項{(overdue > 0 ? $"（逾期 {overdue} 項）" : "")}", $"{pending.Length - optional} open{(overdue > 0 ? $" ({overdue} overdue)" : "")}"),
            optional == 0 ? null : closed ? view.Say($"未辦理 {optional} 項", $"{optional} left out") : view.Say($"得辦理 {optional} 項", $"{optional} optional"),
        }.OfType<string>());
    }

    /// <summary>One duty: how far it is, what, by when and who.</summary>
    public static ColumnSet Row(ReportView view, TaskState task, bool canAct, bool isOwn = false)
    {
        var definition = view.Report.DefinitionOf(task);
        var (word, colour) = view.Stage(task);
        var under = task.Status switch
        {
            TaskStage.Done when task.Completion is { } done => view.Say($"{Screen.Plain(done.By)}　{view.Screen.Time(done.DoneAt)}", $"{Screen.Plain(done.By)}, {view.Screen.Time(done.DoneAt)}")
                + (done.Reference.Length > 0 ? view.Say($"　{Screen.Plain(done.Reference)}", $", {Screen.Plain(done.Reference)}") : "")
                + (done.LateReason.Length > 0 ? view.Say("　（逾時限）", " (late)") : ""),
            TaskStage.Waived when task.Waiver is { } waiver => Screen.Plain(waiver.Reason),
            TaskStage.InReview => view.Asked(task, TaskPart.Reviewer),
            _ => string.Join(view.Say("　", ", "), new[] { view.Limit(task), isOwn ? null : view.Asked(task, TaskPart.Owner), Unknown(view, task) }.OfType<string>()),
        };
        var columns = new List<Column>
        {
            new([new TextBlock(word) { Color = colour, Weight = FontWeight.Bolder, Size = FontSize.Small }]) { Width = "64px" },
            new([new TextBlock(view.Screen.Say(definition.Title)), .. under.Length > 0 ? new[] { new TextBlock(under) { Size = FontSize.Small, IsSubtle = true, Spacing = Spacing.None } } : []]) { Width = "stretch" },
        };
        if (canAct)
            columns.Add(new([new ActionSet([CardFallback.Execute(Verbs.Refresh, view.Say("辦理", "Act"), Verbs.Data(view.Report.Id, TaskCard.Kind, definition.Id), inputs: AssociatedInputs.None)])]) { Width = "auto" });
        return new ColumnSet(columns) { Spacing = Spacing.Small };
    }

    private static string? Unknown(ReportView view, TaskState task) =>
        view.Report.AppliesBecauseUnknown(task) ? view.Say("事實未明，先行列入", "listed until the facts are known") : null;

    private static IEnumerable<AdaptiveElement> Closing(ReportView view)
    {
        var isDrill = view.Report is { Mode: ReportMode.Drill, Status: ReportStatus.Open };
        if (!isDrill && !view.Report.IsReadyToClose() || view.Viewer is { } person && !view.Organisation.IsExecutive(person))
            yield break;
        yield return new InputText(TaskInputs.ClosingNote) { Label = isDrill ? view.Say("演練檢討", "What the drill showed") : view.Say("結案說明（請勿填寫個人資料）", "Closing note (no personal data)"), IsMultiline = true, MaxLength = TaskInputs.LongestText };
        yield return new ActionSet([CardFallback.Execute(Verbs.Close, isDrill ? view.Say("結束演練", "End the drill") : view.Say("結案", "Close the report"), Verbs.Data(view.Report.Id, Kind, -1), ActionStyle.Positive)]);
    }
}
