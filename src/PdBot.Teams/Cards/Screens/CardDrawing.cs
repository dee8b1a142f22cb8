using PdBot.Domain.Delivery;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Escalation;
using PdBot.Teams.Reports;

namespace PdBot.Teams.Cards.Screens;

/// <summary>Which card shows what. Every card is drawn from the report as it now stands.</summary>
internal static class CardDrawing
{
    /// <summary>The card of an outbox message, with its preview line.</summary>
    public static (AdaptiveCard Card, string Summary) Draw(ReportView view, MessageKind kind, int level) => kind switch
    {
        MessageKind.Receipt => (ReceiptCard.Draw(view), view.Say($"{view.Report.Number} 已受理", $"{view.Report.Number} received")),
        MessageKind.Escalation => (EscalationCard.Draw(view, level), EscalationCard.Summary(view, level)),
        MessageKind.Alarm => (AlarmCard.Draw(view), AlarmCard.Summary(view)),
        MessageKind.PhoneNow => (NewsCards.PhoneNow(view), NewsCards.PhoneSummary(view)),
        MessageKind.Dismissed => (NewsCards.Dismissed(view), NewsCards.DismissedSummary(view)),
        MessageKind.SeverityChanged => (NewsCards.SeverityChanged(view), NewsCards.SeveritySummary(view)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The card that was pressed, drawn anew; a name that is none of ours gives the receipt, which shows the whole.</summary>
    public static AdaptiveCard Again(ReportView view, string? kind, int level, AdaptiveElement? notice) => kind switch
    {
        EscalationCard.Kind when level >= 0 && level < view.Report.Levels.Length => EscalationCard.Draw(view, level, notice),
        AlarmCard.Kind => AlarmCard.Draw(view, notice),
        NewsCards.PhoneKind => NewsCards.PhoneNow(view),
        NewsCards.DismissedKind => NewsCards.Dismissed(view),
        NewsCards.SeverityKind => NewsCards.SeverityChanged(view),
        _ => ReceiptCard.Draw(view, notice),
    };
}
