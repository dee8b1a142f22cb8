namespace PdBot.Domain.Delivery;

/// <summary>What a message carries. The names are stored.</summary>
public enum MessageKind
{
    /// <summary>The receipt that follows the report, to the reporter.</summary>
    Receipt,
    /// <summary>A level's card, to a contact.</summary>
    Escalation,
    /// <summary>The chain is exhausted, to the executive group.</summary>
    Alarm,
    /// <summary>Nobody could be reached, to the reporter: whom to phone.</summary>
    PhoneNow,
    /// <summary>不成立, to reporter and unit.</summary>
    Dismissed,
    /// <summary>The severity changed, to the executive group.</summary>
    SeverityChanged,
    /// <summary>The card of a person's duties, to whoever must do them or look at them.</summary>
    Mine,
    /// <summary>The live card of all duties, to the executive group.</summary>
    Duties,
    /// <summary>A reminder (系統提醒), to owner and executive group.</summary>
    Reminder,
    /// <summary>A task that nobody can be asked to do, to the executive group.</summary>
    Unowned,
    /// <summary>A notice (通報/副知/轉知).</summary>
    Notice,
    /// <summary>What is open, each morning, to the executive group.</summary>
    Digest,
    /// <summary>結案, to the reporter and the executive group.</summary>
    Closed,
}

/// <summary>How soon a message leaves when many wait. Lower leaves first.</summary>
public enum Urgency
{
    /// <summary>Alarms and escalations.</summary>
    Escalation,
    /// <summary>Receipts, tasks and news.</summary>
    News,
    /// <summary>Reminders and digests.</summary>
    Reminder,
    /// <summary>Rewriting of cards already sent.</summary>
    Rewrite,
}

/// <summary>A message to send, committed together with the events that caused it. The card is drawn when it leaves, from the report as it then is.</summary>
/// <param name="Key">Unique within the report: sequence of the event that caused it, a bar, and a number.</param>
/// <param name="Kind">What it carries.</param>
/// <param name="Slot">Which card of the receiver it is: one card per slot and receiver. Those of tasks and notices are named by <see cref="Slots"/>.</param>
/// <param name="Receiver">A person's id, or a Teams channel id (they hold a colon).</param>
/// <param name="Level">The level, or -1.</param>
/// <param name="Rewrite">True when the card of this slot is to be rewritten, not sent anew.</param>
/// <param name="Urgency">How soon it leaves.</param>
public sealed record OutboxMessage(string Key, MessageKind Kind, string Slot, string Receiver, int Level, bool Rewrite, Urgency Urgency);
