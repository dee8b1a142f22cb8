using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Checks;

/// <summary>The proof behind <c>roster check</c> and the nightly one: who would be reached on every level of every unit's chain, and why not.</summary>
public static class RosterCheck
{
    /// <summary>Checks a roster.</summary>
    /// <param name="procedure">The procedure that the organisation follows.</param>
    /// <param name="file">The organisation as its file says.</param>
    /// <param name="evidence">What else is known.</param>
    /// <param name="now">The moment for which absences are looked at.</param>
    public static RosterReport Run(Procedure procedure, Organisation file, RosterEvidence evidence, DateTimeOffset now)
    {
        var organisation = evidence.Directory is { } knowledge ? file.With(knowledge) : file;
        RosterPerson Of(PersonId person) => RosterPerson.Of(organisation, person, evidence, now);
        ImmutableArray<RosterSeat> seats = [.. procedure.Chain.SelectMany(level => Seats(procedure, organisation, level, Of))];
        var zone = TimeZoneInfo.FindSystemTimeZoneById(procedure.Zone);
        ImmutableArray<Finding> findings =
        [
            .. SeatChecks.Find(organisation, seats, zone),
            .. Neighbours.Find(procedure, organisation),
            .. ExecutiveGroupOf(organisation, Of, zone),
            .. DirectoryChecks.Find(file, evidence, seats),
            .. RollCallChecks.Find(procedure, organisation, evidence),
        ];
        return new RosterReport(organisation, seats, [.. findings.Distinct().OrderBy(finding => finding.Gravity)], evidence, now, zone);
    }

    private static IEnumerable<RosterSeat> Seats(Procedure procedure, Organisation organisation, LevelDefinition level, Func<PersonId, RosterPerson> of)
    {
        foreach (var role in level.Roles.Select(procedure.Find).OfType<Role>())
        {
            if (role.Scope != RoleScope.Unit)
                foreach (var seat in Seats(organisation, level, role, null, of))
                    yield return seat;
            else
                foreach (var unit in organisation.Units)
                    foreach (var seat in Seats(organisation, level, role, unit, of))
                        yield return seat;
        }
    }

    private static IEnumerable<RosterSeat> Seats(Organisation organisation, LevelDefinition level, Role role, Unit? unit, Func<PersonId, RosterPerson> of)
    {
        var held = organisation.Assignments.Where(one => one.Role == role.Id && (one.Unit is null || one.Unit == unit?.Id)).ToArray();
        if (held.Length == 0)
            yield return new RosterSeat(unit, level, role, null, []);
        foreach (var one in held)
            yield return new RosterSeat(unit, level, role, of(one.Holder), [.. one.Deputies.Select(of)]);
    }

    private static IEnumerable<Finding> ExecutiveGroupOf(Organisation organisation, Func<PersonId, RosterPerson> of, TimeZoneInfo zone)
    {
        var members = organisation.ExecutiveGroup.Members.Select(of).ToArray();
        if (members.Length == 0)
            yield return Finding.Error(null, "執行小組沒有成員，警報無人可收", "The executive group is empty: nobody would get the alarm");
        else if (members.All(member => member.Reason is not null))
            yield return Finding.Error(null, "執行小組成員均無法聯繫，警報無人可收", "Nobody of the executive group can be reached: nobody would get the alarm");
        foreach (var member in members.Where(member => member.Reason is not null))
            yield return Finding.Warning(null, $"執行小組成員 {member.Name}：{RosterWords.Reason(member, zone, Language.ZhTw)}", $"Executive group member {member.Name}: {RosterWords.Reason(member, zone, Language.En)}");
    }
}
