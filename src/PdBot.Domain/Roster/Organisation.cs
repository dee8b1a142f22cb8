using System.Collections.Immutable;

namespace PdBot.Domain.Roster;

/// <summary>An organisation as its roster (聯絡名冊) describes it at one moment.</summary>
public sealed record Organisation
{
    /// <summary>Its id.</summary>
    public required OrganisationId Id { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The procedure it follows.</summary>
    public required ProcedureId Procedure { get; init; }

    /// <summary>The Entra tenants whose users belong to it, lower case.</summary>
    public required ImmutableArray<string> Tenants { get; init; }

    /// <summary>Its units.</summary>
    public required ImmutableArray<Unit> Units { get; init; }

    /// <summary>Everyone named in the roster.</summary>
    public required ImmutableDictionary<PersonId, Person> People { get; init; }

    /// <summary>Who holds which role.</summary>
    public required ImmutableArray<Assignment> Assignments { get; init; }

    /// <summary>Declared absences.</summary>
    public ImmutableArray<Absence> Absences { get; init; } = [];

    /// <summary>The executive group (執行小組).</summary>
    public required ExecutiveGroup ExecutiveGroup { get; init; }

    /// <summary>Whom a reporter phones when nobody answers.</summary>
    public required EmergencyContact EmergencyContact { get; init; }

    /// <summary>The parent organisation, or null.</summary>
    public OrganisationId? Parent { get; init; }

    /// <summary>The holders of a role: those of the unit when the role is held unit by unit, else the organisation's.</summary>
    public IEnumerable<Assignment> Holders(RoleId role, UnitId unit)
    {
        foreach (var assignment in Assignments)
            if (assignment.Role == role && (assignment.Unit is null || assignment.Unit == unit))
                yield return assignment;
    }

    /// <summary>The person, or null when the roster does not know the id.</summary>
    public Person? Find(PersonId id) => People.GetValueOrDefault(id);

    /// <summary>Whether the person may see and do everything.</summary>
    public bool IsExecutive(PersonId id) => ExecutiveGroup.Members.Contains(id);

    /// <summary>The unit, or null.</summary>
    public Unit? Find(UnitId id) => Units.FirstOrDefault(unit => unit.Id == id);
}

/// <summary>A unit (單位).</summary>
public sealed record Unit(UnitId Id, LocalizedText Title);

/// <summary>A role held by a person, in one unit or in the whole organisation.</summary>
/// <param name="Role">The role.</param>
/// <param name="Unit">The unit; null for a role of the whole organisation.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="Deputies">Deputies (代理人) in the order in which they are asked.</param>
public sealed record Assignment(RoleId Role, UnitId? Unit, PersonId Holder, ImmutableArray<PersonId> Deputies)
{
    /// <summary>From where in the directory the holder is taken; the holder that the file names stands until the directory has answered. Null: the file alone says.</summary>
    public DirectorySource? Source { get; init; }
}

/// <summary>A declared absence; the deputy is asked at once.</summary>
/// <param name="Person">Who is away.</param>
/// <param name="From">From this instant.</param>
/// <param name="Until">Until before this instant.</param>
public sealed record Absence(PersonId Person, DateTimeOffset From, DateTimeOffset Until);

/// <summary>The executive group: its members, and its Teams channel when it has one.</summary>
/// <param name="Members">At least one.</param>
/// <param name="Channel">The id of its Teams channel; null when it has none.</param>
public sealed record ExecutiveGroup(ImmutableArray<PersonId> Members, string? Channel);

/// <summary>Whom to phone when the chain is exhausted.</summary>
/// <param name="Name">An office or a person.</param>
/// <param name="Phone">Its telephone number.</param>
public sealed record EmergencyContact(string Name, string Phone);
