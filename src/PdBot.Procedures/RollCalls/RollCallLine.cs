using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.RollCalls;

/// <summary>How one contact stands in a roll-call.</summary>
/// <param name="Contact">Who, and on which levels.</param>
/// <param name="Name">The name as the roster has it.</param>
/// <param name="State">How far it is.</param>
/// <param name="CheckedInAt">When the contact checked in; null otherwise.</param>
/// <param name="Reason">Why the contact could not be brought the card, or a declared absence of one who did not check in; null for neither.</param>
public sealed record RollCallLine(RollCallContact Contact, string Name, RollCallState State, DateTimeOffset? CheckedInAt, UnreachableReason? Reason);

/// <summary>How far one contact's roll-call is.</summary>
public enum RollCallState
{
    /// <summary>Pressed 報到.</summary>
    CheckedIn,
    /// <summary>Has the card and has not pressed.</summary>
    Silent,
    /// <summary>Cannot be brought the card.</summary>
    Unreachable,
    /// <summary>Has not been brought the card yet.</summary>
    NotBrought,
}
