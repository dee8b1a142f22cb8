using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Checks;

/// <summary>Who has not answered the newest roll-call that is over.</summary>
internal static class RollCallChecks
{
    public static IEnumerable<Finding> Find(Procedure procedure, Organisation organisation, RosterEvidence evidence)
    {
        if (evidence.RollCalls is not { } marks || RollCallRules.Missed(marks) is not var (quarter, people))
            yield break;
        foreach (var contact in RollCallRules.Asked(procedure, organisation).Where(contact => people.Contains(contact.Person)))
        {
            var (name, place) = (organisation.Find(contact.Person)?.Name ?? contact.Person.Value, contact.Places[0].Title);
            yield return Finding.Warning(null, $"{place.ZhTw}：{name} 於 {quarter.Title.ZhTw}未報到", $"{place.En}: {name} did not check in for {quarter.Title.En}");
        }
    }
}
