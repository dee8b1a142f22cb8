using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Deadlines;

namespace PdBot.Teams.Tasks;

/// <summary>What one person has to do for a report, the most urgent first. A newer one takes its place.</summary>
internal static class MyDutiesCard
{
    public const string Kind = "mine";

    /// <param name="view">For whom.</param>
    /// <param name="slot">Which of the person's cards; null when it was asked for.</param>
    /// <param name="notice">What the person is told first; null when nothing.</param>
    public static AdaptiveCard Draw(ReportView view, string? slot = null, AdaptiveElement? notice = null)
    {
        var report = view.Report;
        if (slot is not null && IsReplaced(report, view.Viewer, slot))
            return Parts.Card(view, Kind, -1, [Parts.Header(view, ContainerStyle.Emphasis, view.Say($"{report.Number}　您的應辦事項", $"{report.Number}: your duties"), view.Say("已有更新的卡片，請見下方最新一則。", "There is a newer card further down."))], Summary(view)) with { Refresh = null };
        var mine = report.Tasks.Where(task => view.Viewer is { } viewer && IsOf(task, viewer)).ToArray();
        var pending = mine.Where(task => view.Viewer is { } viewer && task.Awaits(viewer) && report.Status == ReportStatus.Open)
            .OrderBy(task => report.ClockOf(task)?.Due ?? DateTimeOffset.MaxValue).ToArray();
        var style = pending.Length == 0 ? ContainerStyle.Good : pending.Any(report.IsKnownOverdue) ? ContainerStyle.Attention : ContainerStyle.Accent;
        var body = new List<AdaptiveElement> { Parts.Header(view, style, Summary(view), Line(view, pending.Length)) };
        if (notice is not null)
            body.Add(notice);
        foreach (var task in pending)
            body.Add(DutiesCard.Row(view, task, canAct: true, isOwn: true));
        foreach (var task in mine.Except(pending).Where(task => task.Status != TaskStage.Waiting))
            body.Add(DutiesCard.Row(view, task, canAct: false));
        body.Add(Parts.Heading(view.Say("案件", "The report")));
        body.Add(Parts.Basics(view));
        return Parts.Card(view, Kind, -1, body, Summary(view));
    }

    /// <summary>The preview line, and the title.</summary>
    public static string Summary(ReportView view) => view.Say($"{view.Report.Number} 您的應辦事項", $"{view.Report.Number}: your duties");

    private static string Line(ReportView view, int pending) => pending == 0
        ? view.Say("目前沒有待您辦理的事項", "Nothing waits for you")
        : view.Say($"{pending} 項待辦，請由上而下依序處理", $"{pending} to do, the most urgent first");

    private static bool IsOf(TaskState task, PersonId person) => task.Assignees.Any(assignee => assignee.Person == person && !assignee.IsUnreachable);

    private static bool IsReplaced(Report report, PersonId? viewer, string slot) => report.Cards.Any(card =>
        card.Kind == MessageKind.Mine && card.Receiver == viewer?.Value && string.CompareOrdinal(card.Slot, slot) > 0);
}
