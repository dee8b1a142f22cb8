using PdBot.Domain.Delivery;

namespace PdBot.Engine.Outbox;

/// <summary>What waits for one receiver.</summary>
internal sealed class Lane(string receiver)
{
    public string Receiver { get; } = receiver;

    public PriorityQueue<Waiting, (Urgency Urgency, long Order)> Messages { get; } = new();

    public bool IsHeld { get; set; }

    public (Urgency Urgency, long Order) Place => Messages.TryPeek(out _, out var place) ? place : (default, -1);
}
