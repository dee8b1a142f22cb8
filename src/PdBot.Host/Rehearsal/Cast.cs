using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;
using PdBot.Engine.Organisations;

namespace PdBot.Host.Rehearsal;

/// <summary>Who plays how. A name in a list is a person's name, the part of an account before the @, a role (its holders and deputies), or <c>all</c>.</summary>
/// <param name="Silent">Never answer.</param>
/// <param name="Declining">Press 無法處理.</param>
/// <param name="Absent">Are on declared leave.</param>
/// <param name="Blocked">Cannot be written to: the Connector answers 403.</param>
internal sealed record Cast(IReadOnlySet<PersonId> Silent, IReadOnlySet<PersonId> Declining, IReadOnlySet<PersonId> Absent, IReadOnlySet<PersonId> Blocked)
{
    /// <summary>The people a list means; null with the name that means nobody.</summary>
    public static (HashSet<PersonId> People, string? Unknown) Find(OrganisationSetup setup, UnitId unit, IEnumerable<string> names)
    {
        var found = new HashSet<PersonId>();
        foreach (var name in names)
        {
            var before = found.Count;
            foreach (var person in setup.Organisation.People.Values)
                if (name == "all" || person.Name == name || person.UserPrincipalName.Split('@')[0] == name || person.UserPrincipalName == name)
                    found.Add(person.Id);
            foreach (var seat in setup.Organisation.Holders(RoleId.From(name), unit))
            {
                found.Add(seat.Holder);
                found.UnionWith(seat.Deputies);
            }
            if (found.Count == before && !setup.Organisation.Assignments.Any(seat => seat.Role.Value == name))
                return ([], name);
        }
        return (found, null);
    }

    /// <summary>Whom to silence when nobody is named, so that the rehearsal shows a level passed over: those who approve.</summary>
    public static string DefaultSilent(Procedure procedure) =>
        (procedure.Chain.FirstOrDefault(level => level.Act == LevelAct.Approve) ?? procedure.Chain[0]).Roles[0].Value;

    /// <summary>The organisation with the absences that the cast declares.</summary>
    public Organisation Declare(Organisation organisation, DateTimeOffset now) => organisation with
    {
        Absences = [.. organisation.Absences, .. Absent.Select(person => new Absence(person, now.AddDays(-1), now.AddDays(7)))],
    };
}
