using PdBot.Domain.Deadlines;
using PdBot.Domain.Tasks;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Tasks;

namespace PdBot.Teams.Deadlines;

/// <summary>系統提醒: a time limit comes nearer, or is over. Afterwards it says that the duty is done.</summary>
internal static class ReminderCard
{
    private static readonly int[] Shares = [50, 80, 95];

    public static AdaptiveCard Draw(ReportView view, TaskState task, int clock, int step)
    {
        var definition = view.Report.DefinitionOf(task);
        var pending = task.Status == TaskStage.Open;
        var style = !pending ? ContainerStyle.Good : step >= ReminderRules.AtTheEnd ? ContainerStyle.Attention : ContainerStyle.Warning;
        var (word, _) = view.Stage(task);
        var facts = new List<Fact>
        {
            new(view.Say("事項", "Duty"), view.Screen.Say(definition.Title)),
            new(view.Say("主責", "Owner"), $"{view.Role(definition.Owner)}{view.Say("：", ": ")}{view.Asked(task, TaskPart.Owner)}"),
            new(view.Say("辦理情形", "State"), word),
        };
        if (task.Clocks[clock].Due is { } due)
            facts.Add(new(definition.Deadlines[clock].IsShadow ? view.Say("對照時限", "Earlier clock") : view.Say("時限", "Time limit"), $"{view.Screen.Due(due)}{view.Say("（", " (")}{view.Screen.Count(definition.Deadlines[clock])}{view.Say("）", ")")}"));
        var body = new List<AdaptiveElement> { Parts.Header(view, style, pending ? Title(view, task, clock, step) : view.Say("已無須提醒", "No longer open"), pending ? view.Screen.Say(definition.Title) : word), new FactSet(facts), Parts.Basics(view) };
        if (pending)
            body.Add(new ActionSet([CardFallback.Execute(Verbs.Refresh, view.Say("前往辦理", "Act on it"), Verbs.Data(view.Report.Id, TaskCard.Kind, definition.Id), ActionStyle.Positive)]));
        body.Add(Parts.Small(view.Say("提醒為本系統之功能，非來源程序所定；時限依所列條號。", "Reminding is a function of this system, not of the procedure; the time limit is that of the clause.")));
        return Parts.Card(view, TaskCard.Kind, definition.Id, body, Summary(view, task, clock, step)) with { Refresh = null };
    }

    /// <summary>The preview line.</summary>
    public static string Summary(ReportView view, TaskState task, int clock, int step) =>
        $"{view.Report.Number} {Title(view, task, clock, step)}{view.Say("：", ": ")}{view.Screen.Say(view.Report.DefinitionOf(task).Title)}";

    private static string Title(ReportView view, TaskState task, int clock, int step) => (view.Report.DefinitionOf(task).Deadlines[clock].IsShadow, step) switch
    {
        (true, _) => view.Say("系統提醒：較早起算之對照時限已屆", "Reminder: the earlier clock has run out"),
        (_, < ReminderRules.AtTheEnd) => view.Say($"系統提醒：時限已過 {Shares[step - 1]}%", $"Reminder: {Shares[step - 1]} % of the time is over"),
        (_, ReminderRules.AtTheEnd) => view.Say("系統提醒：時限已屆，尚未辦理", "Reminder: the time limit is over"),
        _ => view.Say($"系統提醒：已逾時限，第 {step - ReminderRules.AtTheEnd} 次催辦", $"Reminder: overdue, reminded {step - ReminderRules.AtTheEnd} times"),
    };
}
