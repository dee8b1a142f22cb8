using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Checks;

/// <summary>The proof behind <c>roster check</c>, as far as the roster itself can tell: who would be reached on every level of every unit's chain.</summary>
public static class RosterCheck
{
    /// <summary>Checks a roster.</summary>
    /// <param name="procedure">The procedure that the organisation follows.</param>
    /// <param name="organisation">The organisation.</param>
    /// <param name="now">The moment for which absences are looked at.</param>
    public static RosterReport Run(Procedure procedure, Organisation organisation, DateTimeOffset now)
    {
        ImmutableArray<RosterSeat> seats = [.. procedure.Chain.SelectMany(level => Seats(procedure, organisation, level, now))];
        ImmutableArray<Finding> findings =
        [
            .. SeatChecks.Find(organisation, seats),
            .. Neighbours.Find(procedure, organisation),
            .. ExecutiveGroupOf(organisation, now),
        ];
        return new RosterReport(organisation, seats, [.. findings.Distinct().OrderBy(finding => finding.Gravity)], now);
    }

    private static IEnumerable<RosterSeat> Seats(Procedure procedure, Organisation organisation, LevelDefinition level, DateTimeOffset now)
    {
        foreach (var role in level.Roles.Select(procedure.Find).OfType<Role>())
        {
            if (role.Scope != RoleScope.Unit)
                foreach (var seat in Seats(organisation, level, role, null, now))
                    yield return seat;
            else
                foreach (var unit in organisation.Units)
                    foreach (var seat in Seats(organisation, level, role, unit, now))
                        yield return seat;
        }
    }

    private static IEnumerable<RosterSeat> Seats(Organisation organisation, LevelDefinition level, Role role, Unit? unit, DateTimeOffset now)
    {
        var held = organisation.Assignments.Where(one => one.Role == role.Id && (one.Unit is null || one.Unit == unit?.Id)).ToArray();
        if (held.Length == 0)
            yield return new RosterSeat(unit, level, role, null, []);
        foreach (var one in held)
            yield return new RosterSeat(unit, level, role, RosterPerson.Of(organisation, one.Holder, now),
                [.. one.Deputies.Select(deputy => RosterPerson.Of(organisation, deputy, now))]);
    }

    private static IEnumerable<Finding> ExecutiveGroupOf(Organisation organisation, DateTimeOffset now)
    {
        var members = organisation.ExecutiveGroup.Members.Select(member => RosterPerson.Of(organisation, member, now)).ToArray();
        if (members.Length == 0)
            yield return Finding.Error(null, "執行小組沒有成員，警報無人可收", "The executive group is empty: nobody would get the alarm");
        else if (members.All(member => member.Reason is not null))
            yield return Finding.Error(null, "執行小組成員均無法聯繫，警報無人可收", "Nobody of the executive group can be reached: nobody would get the alarm");
        foreach (var member in members.Where(member => member.Reason is not null))
            yield return Finding.Warning(null, $"執行小組成員 {member.Name}：{RosterWords.Reason(member, Language.ZhTw)}", $"Executive group member {member.Name}: {RosterWords.Reason(member, Language.En)}");
    }
}
