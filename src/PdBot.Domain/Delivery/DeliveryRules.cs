using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Delivery;

/// <summary>What delivery and its failure mean.</summary>
internal static class DeliveryRules
{
    public static Refusal? Decide(Draft draft, ReportCommand command)
    {
        switch (command)
        {
            case ReportCommand.RecordDelivery delivery when !IsKnown(draft.Report, delivery.Message.Key):
                var message = delivery.Message;
                draft.Add(new CardDelivered(
                    draft.Now, message.Key, message.Kind, message.Slot, message.Receiver, message.Level,
                    delivery.Conversation, delivery.Activity, delivery.ServiceUrl, delivery.Shows));
                break;
            case ReportCommand.RecordFailure failure when !IsKnown(draft.Report, failure.Message.Key):
                Fail(draft, failure);
                break;
        }
        return null;
    }

    private static bool IsKnown(Report report, string key) =>
        report.FailedMessages.Contains(key) || report.RetiredMessages.Contains(key) || report.Cards.Any(card => card.Message == key);

    /// <summary>A contact to whom the card cannot be brought is a contact who cannot be reached; an act already done still stands.</summary>
    private static void Fail(Draft draft, ReportCommand.RecordFailure failure)
    {
        var message = failure.Message;
        draft.Add(new CardFailed(draft.Now, message.Key, message.Slot, message.Receiver, message.Rewrite, failure.Evidence));
        if (message.Rewrite || draft.Report.Status != ReportStatus.Open)
            return;
        if (message.Kind == MessageKind.Mine)
            Miss(draft, message, failure.Evidence);
        // A notice that reaches nobody goes to the executive group.
        if (message.Kind == MessageKind.Notice && !draft.Organisation.IsExecutive(PersonId.From(message.Receiver)) && message.Receiver != draft.Organisation.ExecutiveGroup.Channel)
            draft.Add(new NoticeGiven(draft.Now, Slots.Subject(message.Slot), null, ""));
        if (message.Kind != MessageKind.Escalation)
            return;
        var level = draft.Report.Levels[message.Level];
        if (level.Slot != message.Slot || level.Find(PersonId.From(message.Receiver)) is not { AcknowledgedAt: null, Unreachable: null } contact)
            return;
        draft.Add(new ContactUnreachable(
            draft.Now, level.Index, level.Opening, contact.Person, contact.Name, contact.Role, contact.Holder, failure.Reason, failure.Evidence));
    }

    /// <summary>Somebody else must be asked to do what this person cannot be told.</summary>
    private static void Miss(Draft draft, OutboxMessage message, string evidence)
    {
        foreach (var task in draft.Report.Tasks.Where(task => task.IsPending))
            foreach (var assignee in task.Assignees.Where(assignee => assignee.Person.Value == message.Receiver && !assignee.IsUnreachable))
                draft.Add(new AssigneeUnreachable(draft.Now, draft.Report.DefinitionOf(task).Id, task.Opening, assignee.Part, assignee.Person, assignee.Name, evidence));
    }
}
