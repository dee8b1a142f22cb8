using PdBot.Domain.Delivery;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Engine.Outbox;

/// <summary>Draws the card of a message from the report as it now stands, and brings it to its receiver.</summary>
public delegate ValueTask<DeliveryResult> Deliver(Report report, Organisation organisation, OutboxMessage message, CancellationToken cancellationToken);

/// <summary>What is still tried when a message finally could not be delivered; what came of it, for the evidence, or null.</summary>
public delegate ValueTask<string?> LastWord(Report report, Organisation organisation, OutboxMessage message, CancellationToken cancellationToken);

/// <summary>What came of an attempt to deliver.</summary>
public abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    /// <summary>The card stands in a conversation.</summary>
    /// <param name="Conversation">The conversation.</param>
    /// <param name="Activity">Its id there; empty when the Connector gave none.</param>
    /// <param name="ServiceUrl">The Connector's address.</param>
    public sealed record Delivered(string Conversation, string Activity, string ServiceUrl) : DeliveryResult;

    /// <summary>The card was rewritten, or there was nothing left to rewrite.</summary>
    public sealed record Rewritten : DeliveryResult;

    /// <summary>Final: hard evidence.</summary>
    public sealed record Failed(UnreachableReason Reason, string Evidence) : DeliveryResult;

    /// <summary>Transient: worth another attempt within the budget.</summary>
    /// <param name="After">Not before this much time; null when the other side said nothing.</param>
    /// <param name="Evidence">What was seen.</param>
    public sealed record Retry(TimeSpan? After, string Evidence) : DeliveryResult;

    /// <summary>Not attempted: a limit says not yet. Costs no budget.</summary>
    /// <param name="After">Not before this much time.</param>
    public sealed record NotYet(TimeSpan After) : DeliveryResult;
}
