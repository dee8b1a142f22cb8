using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Checks;

/// <summary>One person of the grid, and whether a message would reach them.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">The name; the id when the roster does not know the person.</param>
/// <param name="Reason">Why the person cannot be reached now; null when reachable as far as the roster knows.</param>
/// <param name="AbsentFrom">When a declared absence begins that has not begun yet; null when none begins soon.</param>
/// <param name="Soft">Offline or answering automatically: the deputy is told together with the person.</param>
public sealed record RosterPerson(PersonId Id, string Name, UnreachableReason? Reason, DateTimeOffset? AbsentFrom, bool Soft)
{
    /// <summary>How far ahead an absence counts as soon.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    internal static RosterPerson Of(Organisation organisation, PersonId id, DateTimeOffset now) => new(
        id,
        organisation.Find(id)?.Name ?? id.Value,
        organisation.HardEvidence(id, now),
        organisation.Absences.Where(absence => absence.Person == id && absence.From > now && absence.From <= now + Soon)
            .Select(absence => (DateTimeOffset?)absence.From).Min(),
        organisation.SoftEvidence(id));
}

/// <summary>One seat of a level: who is asked, and who instead.</summary>
/// <param name="Unit">The unit; null when the role belongs to the whole organisation.</param>
/// <param name="Level">The level.</param>
/// <param name="Role">The role by which the seat is taken.</param>
/// <param name="Holder">Who holds it; null when vacant.</param>
/// <param name="Deputies">The deputies in order.</param>
public sealed record RosterSeat(Unit? Unit, LevelDefinition Level, Role Role, RosterPerson? Holder, ImmutableArray<RosterPerson> Deputies)
{
    /// <summary>Everyone of the seat who can be reached as far as the roster knows.</summary>
    public IEnumerable<RosterPerson> Reachable =>
        (Holder is null ? Deputies : Deputies.Prepend(Holder)).Where(person => person.Reason is null);
}
