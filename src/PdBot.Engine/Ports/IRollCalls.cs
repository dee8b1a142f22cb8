using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.RollCalls;

namespace PdBot.Engine.Ports;

/// <summary>What happened in the roll-calls (報到): who was asked, and when who checked in. Nothing in it is ever changed or removed.</summary>
public interface IRollCalls
{
    /// <summary>Keeps a mark.</summary>
    /// <returns>False when the same roll-call has one of this kind for this person already; that one stands.</returns>
    ValueTask<bool> AddAsync(RollCallMark mark, CancellationToken cancellationToken);

    /// <summary>What happened, in no order.</summary>
    /// <param name="organisation">Whose roll-calls.</param>
    /// <param name="quarter">Which; null for all that there were.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<ImmutableArray<RollCallMark>> ReadAsync(OrganisationId organisation, Quarter? quarter, CancellationToken cancellationToken);
}
