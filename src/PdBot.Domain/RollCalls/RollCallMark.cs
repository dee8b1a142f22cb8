using PdBot.Domain.Roster;

namespace PdBot.Domain.RollCalls;

/// <summary>One thing that happened in a roll-call. It is kept once: of two with the same roll-call, kind and person the first stands.</summary>
/// <param name="Organisation">Whose roll-call.</param>
/// <param name="Quarter">Which one.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Person">To whom; null where it concerns the roll-call as a whole.</param>
/// <param name="At">When; of <see cref="RollCallMarkKind.Until"/>, until when.</param>
/// <param name="Reason">Why the person could not be asked; null for everything else.</param>
public sealed record RollCallMark(OrganisationId Organisation, Quarter Quarter, RollCallMarkKind Kind, PersonId? Person, DateTimeOffset At, UnreachableReason? Reason = null);

/// <summary>What happens in a roll-call. The names are stored.</summary>
public enum RollCallMarkKind
{
    /// <summary>The roll-call began. Its instant is the one until which it may be answered, so that all who look agree.</summary>
    Until,
    /// <summary>The person has the card.</summary>
    Asked,
    /// <summary>The person cannot be brought the card.</summary>
    Unreachable,
    /// <summary>The person pressed 報到.</summary>
    CheckedIn,
    /// <summary>The executive group was told who did not.</summary>
    Told,
}
