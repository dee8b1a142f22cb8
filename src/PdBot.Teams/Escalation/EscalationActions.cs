using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;

namespace PdBot.Teams.Escalation;

/// <summary>The buttons of a level's card: only what would be accepted now.</summary>
internal static class EscalationActions
{
    private const int LongestReason = 500;

    public static IEnumerable<AdaptiveElement> Draw(ReportView view, LevelState level, Contact? own)
    {
        if (view.Report.Status != ReportStatus.Open || level.Opening == 0)
            yield break;
        var demand = view.Report.Demand(level.Index);
        var open = level.Status == LevelStatus.Notified;
        var main = new List<AdaptiveAction>();
        if (own?.AcknowledgedAt is null && (open || level.Status == LevelStatus.PassedOver))
            main.Add(Button(view, level, Verbs.Acknowledge, open ? view.Say("簽收", "Acknowledge") : view.Say("補簽收", "Acknowledge late"), ActionStyle.Positive, AssociatedInputs.None));
        if (demand == LevelAct.Judge)
        {
            main.Add(Button(view, level, Verbs.Establish, view.Say("判定成立", "Establish"), null));
            main.Add(Button(view, level, Verbs.Dismiss, view.Say("判定不成立", "Dismiss"), ActionStyle.Destructive));
        }
        else if (demand == LevelAct.Approve)
        {
            main.Add(Button(view, level, Verbs.Approve, view.Say("核准", "Approve"), null, AssociatedInputs.None));
            if (open)
                main.Add(Button(view, level, Verbs.Return, view.Say("退回", "Return"), ActionStyle.Destructive));
        }
        if (demand != LevelAct.Acknowledge)
            yield return Reason(view, demand);
        if (main.Count > 0)
            yield return new ActionSet(main) { Spacing = Spacing.Medium };
        if (open && own is { Unreachable: null } && view.Report.Demand(level.Index) is var still && (own.AcknowledgedAt is null || still != LevelAct.Acknowledge))
            yield return new ActionSet(Others(view, level, own)) { Spacing = Spacing.Small };
    }

    /// <summary>The reason of a judgement or a return.</summary>
    public static InputText Reason(ReportView view, LevelAct demand) => new(Verbs.ReasonKey)
    {
        Label = demand == LevelAct.Judge ? view.Say("判定理由（判定不成立時必填）", "Reason (required to dismiss)") : view.Say("審核意見（退回時必填）", "Reason (required to return)"),
        Placeholder = view.Say("請勿填寫當事人姓名等個人資料", "No names or other personal data, please"),
        IsMultiline = true,
        MaxLength = LongestReason,
    };

    private static List<AdaptiveAction> Others(ReportView view, LevelState level, Contact own)
    {
        var others = new List<AdaptiveAction> { Button(view, level, Verbs.Decline, view.Say("無法處理", "Unable to act"), null, AssociatedInputs.None) };
        if (Ways.HasDeputyLeft(view, level, own))
            others.Add(Button(view, level, Verbs.HandOver, view.Say("轉交代理人", "Hand to deputy"), null, AssociatedInputs.None));
        if (Ways.CanGoUp(view.Report, level))
            others.Add(Button(view, level, Verbs.Escalate, view.Say("立即往上陳報", "Escalate now"), null, AssociatedInputs.None));
        return others;
    }

    private static ActionExecute Button(ReportView view, LevelState level, string verb, string title, ActionStyle? style, AssociatedInputs? inputs = null) =>
        CardFallback.Execute(verb, title, Verbs.Data(view.Report.Id, EscalationCard.Kind, level.Index), style, inputs);
}
