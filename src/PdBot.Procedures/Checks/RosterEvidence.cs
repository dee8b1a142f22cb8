using PdBot.Domain;
using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Checks;

/// <summary>What is known beyond the roster file.</summary>
/// <param name="Directory">What the directory says; null when it was not asked.</param>
/// <param name="Met">Who has a conversation with the bot; null when nobody looked.</param>
public sealed record RosterEvidence(DirectoryKnowledge? Directory, IReadOnlySet<PersonId>? Met)
{
    /// <summary>What happened in the organisation's roll-calls, of all quarters; null when nobody looked.</summary>
    public IReadOnlyCollection<RollCallMark>? RollCalls { get; init; }

    /// <summary>The file alone.</summary>
    public static RosterEvidence None { get; } = new(null, null);
}
