using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Checks;

/// <summary>One person of the grid, and whether a message would reach them.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">The name; the id when the roster does not know the person.</param>
/// <param name="Reason">Why the person cannot be reached now; null when reachable as far as is known.</param>
public sealed record RosterPerson(PersonId Id, string Name, UnreachableReason? Reason)
{
    /// <summary>How far ahead an absence counts as soon.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    /// <summary>When a declared absence begins that has not begun yet; null when none begins soon.</summary>
    public DateTimeOffset? AbsentFrom { get; init; }

    /// <summary>When the absence that lasts now ends; null when none does.</summary>
    public DateTimeOffset? AbsentUntil { get; init; }

    /// <summary>The mailbox answers automatically: soft evidence.</summary>
    public bool AutomaticReply { get; init; }

    /// <summary>Until when it does; null when no end is known.</summary>
    public DateTimeOffset? RepliesUntil { get; init; }

    /// <summary>Not signed in: soft evidence.</summary>
    public bool Offline { get; init; }

    /// <summary>The bot has no conversation with the person; false also when nobody looked.</summary>
    public bool NeverMet { get; init; }

    /// <summary>When the person checked in last (報到); null when never.</summary>
    public DateTimeOffset? CheckedInAt { get; init; }

    /// <summary>Offline or answering automatically: the deputy is told together with the person.</summary>
    public bool Soft => Offline || AutomaticReply;

    internal static RosterPerson Of(Organisation organisation, PersonId id, RosterEvidence evidence, DateTimeOffset now)
    {
        var person = organisation.Find(id);
        return new(id, person?.Name ?? id.Value, organisation.HardEvidence(id, now))
        {
            AbsentFrom = organisation.Absences.Where(absence => absence.Person == id && absence.From > now && absence.From <= now + Soon)
                .Select(absence => (DateTimeOffset?)absence.From).Min(),
            AbsentUntil = organisation.Absences.Where(absence => absence.Person == id && absence.From <= now && now < absence.Until)
                .Select(absence => (DateTimeOffset?)absence.Until).Max(),
            AutomaticReply = person is { AutomaticReply: true },
            RepliesUntil = evidence.Directory?.Replies.GetValueOrDefault(id)?.Until,
            Offline = person is { Offline: true },
            CheckedInAt = evidence.RollCalls?.Where(mark => mark.Kind == RollCallMarkKind.CheckedIn && mark.Person == id).Max(mark => (DateTimeOffset?)mark.At),
            NeverMet = person is not null && evidence.Met?.Contains(id) == false,
        };
    }
}

/// <summary>One seat of a level: who is asked, and who instead.</summary>
/// <param name="Unit">The unit; null when the role belongs to the whole organisation.</param>
/// <param name="Level">The level.</param>
/// <param name="Role">The role by which the seat is taken.</param>
/// <param name="Holder">Who holds it; null when vacant.</param>
/// <param name="Deputies">The deputies in order.</param>
public sealed record RosterSeat(Unit? Unit, LevelDefinition Level, Role Role, RosterPerson? Holder, ImmutableArray<RosterPerson> Deputies)
{
    /// <summary>The holder and the deputies.</summary>
    public IEnumerable<RosterPerson> People => Holder is null ? Deputies : Deputies.Prepend(Holder);

    /// <summary>Everyone of the seat who can be reached as far as is known.</summary>
    public IEnumerable<RosterPerson> Reachable => People.Where(person => person.Reason is null);
}
