using System.Collections.Immutable;
using PdBot.Domain.Roster;

namespace PdBot.Domain.Escalation;

/// <summary>How far a level is.</summary>
public enum LevelStatus
{
    /// <summary>Not asked yet.</summary>
    Waiting,
    /// <summary>Asked.</summary>
    Notified,
    /// <summary>Did what it was asked.</summary>
    Completed,
    /// <summary>Passed over.</summary>
    PassedOver,
}

/// <summary>One level of one report.</summary>
public sealed record LevelState
{
    /// <summary>Its index in the procedure's chain.</summary>
    public required int Index { get; init; }

    /// <summary>How far it is.</summary>
    public LevelStatus Status { get; init; }

    /// <summary>How often it has been opened; 0 while it waits for the first time.</summary>
    public int Opening { get; init; }

    /// <summary>When it was opened last.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>The end of its window.</summary>
    public DateTimeOffset WindowEnds { get; init; }

    /// <summary>When it was completed or passed over; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it was passed over; null when it was not.</summary>
    public UnreachableReason? PassedOverFor { get; init; }

    /// <summary>What was seen when it was passed over.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>Set when someone demanded that the report go up at once; null otherwise.</summary>
    public string? EscalatedBy { get; init; }

    /// <summary>Who demanded that; null otherwise. Two people may bear one name.</summary>
    public PersonId? EscalatedByPerson { get; init; }

    /// <summary>Who returned the report from this level last and still waits for the answer; null otherwise.</summary>
    public PersonId? ReturnedBy { get; init; }

    /// <summary>Whether it was approved in this opening.</summary>
    public bool Approved { get; init; }

    /// <summary>The reason of the last return to this level; empty when it was never returned.</summary>
    public string ReturnReason { get; init; } = "";

    /// <summary>Who was asked in this opening, in order.</summary>
    public ImmutableArray<Contact> Contacts { get; init; } = [];

    /// <summary>Who was asked, or acted, in earlier openings; they keep their sight of the report.</summary>
    public ImmutableArray<PersonId> AskedBefore { get; init; } = [];

    /// <summary>The first acknowledgement by someone who has not declined since; null while there is none.</summary>
    public DateTimeOffset? AcknowledgedAt
    {
        get
        {
            DateTimeOffset? first = null;
            foreach (var contact in Contacts)
                if (contact.IsLive && contact.AcknowledgedAt is { } at && (first is null || at < first))
                    first = at;
            return first;
        }
    }

    /// <summary>Whether anyone of this opening can be reached, as far as is known.</summary>
    public bool IsAnyoneLive
    {
        get
        {
            foreach (var contact in Contacts)
                if (contact.IsLive)
                    return true;
            return false;
        }
    }

    /// <summary>Which card of a contact this opening is.</summary>
    public string Slot => $"level-{Index}-{Opening}";

    /// <summary>The contact with this id, or null.</summary>
    public Contact? Find(PersonId person)
    {
        foreach (var contact in Contacts)
            if (contact.Person == person)
                return contact;
        return null;
    }

    /// <summary>Half of the window.</summary>
    public DateTimeOffset HalfOfWindow => OpenedAt + ((WindowEnds - OpenedAt) / 2);
}

/// <summary>Someone who was asked, or would have been, at a level.</summary>
/// <param name="Person">Who; null when nobody holds the role.</param>
/// <param name="Name">The name; empty when nobody holds the role.</param>
/// <param name="Role">In which role.</param>
/// <param name="Holder">The seat's holder; null when nobody holds the role.</param>
public sealed record Contact(PersonId? Person, string Name, RoleId Role, PersonId? Holder)
{
    /// <summary>Why this person was asked; null when the person was never asked.</summary>
    public NotifyCause? Cause { get; init; }

    /// <summary>When the person was asked; null when never.</summary>
    public DateTimeOffset? NotifiedAt { get; init; }

    /// <summary>Hard evidence against the person; null when there is none.</summary>
    public UnreachableReason? Unreachable { get; init; }

    /// <summary>What was seen.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>True for a member of the executive group who acted here without being a contact.</summary>
    public bool IsExecutive { get; init; }

    /// <summary>Was asked, or acted unasked, and nothing speaks against reaching the person.</summary>
    public bool IsLive => Unreachable is null && (NotifiedAt is not null || AcknowledgedAt is not null);

    /// <summary>When the person acknowledged; null when not yet.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>How the person judged in this opening; null when not.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The reason that the person gave with the verdict; empty when none.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the person approved in this opening.</summary>
    public bool Approved { get; init; }
}
