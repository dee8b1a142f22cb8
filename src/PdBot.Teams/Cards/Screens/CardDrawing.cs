using System.Collections.Immutable;
using PdBot.Domain.Delivery;
using PdBot.Domain.Tasks;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Deadlines;
using PdBot.Teams.Escalation;
using PdBot.Teams.Meetings;
using PdBot.Teams.Notices;
using PdBot.Teams.Reports;
using PdBot.Teams.Tasks;

namespace PdBot.Teams.Cards.Screens;

/// <summary>Which card shows what. Every card is drawn from the report as it now stands.</summary>
internal static class CardDrawing
{
    /// <summary>The card of an outbox message, with its preview line.</summary>
    public static (AdaptiveCard Card, string Summary) Draw(ReportView view, OutboxMessage message) => message.Kind switch
    {
        MessageKind.Receipt => (ReceiptCard.Draw(view), view.Say($"{view.Report.Number} 已受理", $"{view.Report.Number} received")),
        MessageKind.Escalation => (EscalationCard.Draw(view, message.Level), EscalationCard.Summary(view, message.Level)),
        MessageKind.Alarm => (AlarmCard.Draw(view), AlarmCard.Summary(view)),
        MessageKind.PhoneNow => (NewsCards.PhoneNow(view), NewsCards.PhoneSummary(view)),
        MessageKind.Dismissed => (NewsCards.Dismissed(view), NewsCards.DismissedSummary(view)),
        MessageKind.SeverityChanged => (NewsCards.SeverityChanged(view), NewsCards.SeveritySummary(view)),
        MessageKind.Duties => (DutiesCard.Draw(view), DutiesCard.Summary(view)),
        MessageKind.Digest => (DutiesCard.Draw(view), DutiesCard.DigestSummary(view)),
        MessageKind.Notice => (NoticeCard.Draw(view, Slots.Subject(message.Slot)), NoticeCard.Summary(view, Slots.Subject(message.Slot))),
        MessageKind.Closed => (ClosedCard.Draw(view), ClosedCard.Summary(view)),
        MessageKind.Mine => (MyDutiesCard.Draw(view, message.Slot), MyDutiesCard.Summary(view)),
        MessageKind.Unowned when view.Report.FindTask(Slots.Subject(message.Slot)) is { } task =>
            (TaskCard.Draw(view, task), TaskCard.Summary(view, task)),
        MessageKind.Reminder when view.Report.FindTask(Slots.Subject(message.Slot)) is { } task && Slots.ReminderOf(message.Slot) is { } step =>
            (ReminderCard.Draw(view, task, step.Clock, step.Step), ReminderCard.Summary(view, task, step.Clock, step.Step)),
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.Kind, null),
    };

    /// <summary>The card that was pressed, drawn anew; a name that is none of ours gives the receipt, which shows the whole.</summary>
    /// <param name="view">For whom.</param>
    /// <param name="kind">The card's name.</param>
    /// <param name="level">The level, or -1.</param>
    /// <param name="subject">The task or notice; null when none.</param>
    /// <param name="notice">What the presser is told first; null when nothing.</param>
    /// <param name="given">What was filled in and refused; null when nothing.</param>
    public static AdaptiveCard Again(ReportView view, string? kind, int level, string? subject, AdaptiveElement? notice, ImmutableDictionary<string, string>? given) => kind switch
    {
        EscalationCard.Kind when level >= 0 && level < view.Report.Levels.Length => EscalationCard.Draw(view, level, notice),
        AlarmCard.Kind => AlarmCard.Draw(view, notice),
        NewsCards.PhoneKind => NewsCards.PhoneNow(view),
        NewsCards.DismissedKind => NewsCards.Dismissed(view),
        NewsCards.SeverityKind => NewsCards.SeverityChanged(view),
        TaskCard.Kind when view.Report.FindTask(subject ?? "") is { } task => TaskCard.Draw(view, task, notice, given),
        MyDutiesCard.Kind => MyDutiesCard.Draw(view, slot: null, notice),
        DutiesCard.Kind => DutiesCard.Draw(view, notice),
        NoticeCard.Kind when view.Report.Procedure.Notices.Any(told => told.Id == subject) => NoticeCard.Draw(view, subject ?? ""),
        MeetingCard.Kind => MeetingCard.Draw(view, notice),
        ClosedCard.Kind => ClosedCard.Draw(view, notice),
        _ => ReceiptCard.Draw(view, notice),
    };
}
