using PdBot.Domain.Delivery;

namespace PdBot.Engine.Outbox;

/// <summary>What waits for one receiver.</summary>
internal sealed class Lane(string receiver)
{
    public string Receiver { get; } = receiver;

    public PriorityQueue<Waiting, (Urgency Urgency, long Order)> Messages { get; } = new();

    /// <summary>What is as urgent as this, or less, is held back; null: nothing is.</summary>
    public Urgency? Held { get; set; }

    /// <summary>Whether its first message is held back.</summary>
    public bool IsHeld => Held <= Place.Urgency;

    public (Urgency Urgency, long Order) Place => Messages.TryPeek(out _, out var place) ? place : (default, -1);
}
