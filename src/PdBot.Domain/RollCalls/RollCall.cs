using PdBot.Domain.Roster;

namespace PdBot.Domain.RollCalls;

/// <summary>How far one roll-call is, folded from its marks.</summary>
public sealed class RollCall
{
    private readonly Dictionary<(RollCallMarkKind Kind, PersonId Person), RollCallMark> marks = [];

    /// <summary>Folds the marks of one organisation and quarter, in any order.</summary>
    public RollCall(IEnumerable<RollCallMark> marks)
    {
        foreach (var mark in marks)
            this.marks.TryAdd((mark.Kind, mark.Person ?? default), mark);
    }

    /// <summary>Until when it may be answered; null when it has not begun.</summary>
    public DateTimeOffset? Until => Find(RollCallMarkKind.Until, default)?.At;

    /// <summary>When the executive group was told how it ended; null when it was not yet.</summary>
    public DateTimeOffset? ToldAt => Find(RollCallMarkKind.Told, default)?.At;

    /// <summary>When the person checked in; null when not.</summary>
    public DateTimeOffset? CheckedInAt(PersonId person) => Find(RollCallMarkKind.CheckedIn, person)?.At;

    /// <summary>Why the person could not be brought the card; null for who has it, or has not been tried.</summary>
    public UnreachableReason? Unreachable(PersonId person) => IsAsked(person) ? null : Find(RollCallMarkKind.Unreachable, person)?.Reason;

    /// <summary>Whether the person has the card.</summary>
    public bool IsAsked(PersonId person) => Find(RollCallMarkKind.Asked, person) is not null;

    /// <summary>Whether nothing is left to be brought to the person.</summary>
    public bool IsSettled(PersonId person) => IsAsked(person) || CheckedInAt(person) is not null || Unreachable(person) is not null;

    private RollCallMark? Find(RollCallMarkKind kind, PersonId person) => marks.GetValueOrDefault((kind, person));
}
