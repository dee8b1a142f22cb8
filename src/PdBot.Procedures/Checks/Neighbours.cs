using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Checks;

/// <summary>The same person on two levels that follow each other: passing over the first would gain nothing.</summary>
internal static class Neighbours
{
    public static IEnumerable<Finding> Find(Procedure procedure, Organisation organisation)
    {
        var pairs = ChainWalk.Of(procedure).Cases
            .SelectMany(worst => worst.Levels.Zip(worst.Levels.Skip(1)))
            .DistinctBy(pair => (pair.First.Key, pair.Second.Key));
        foreach (var (lower, upper) in pairs)
            foreach (var unit in organisation.Units)
                foreach (var id in Holders(organisation, lower, unit).Intersect(Holders(organisation, upper, unit)))
                {
                    var name = organisation.Find(id)?.Name ?? id.Value;
                    var (zh, en) = ByUnit(procedure, lower) || ByUnit(procedure, upper) ? ($"{unit.Title.ZhTw}：", $"{unit.Title.En}: ") : ("", "");
                    yield return Finding.Warning(upper.Clause.Article,
                        $"{zh}{name} 同時擔任相鄰之「{lower.Title.ZhTw}」與「{upper.Title.ZhTw}」",
                        $"{en}{name} holds both neighbouring levels '{lower.Title.En}' and '{upper.Title.En}'");
                }
    }

    private static bool ByUnit(Procedure procedure, LevelDefinition level) =>
        level.Roles.Any(role => procedure.Find(role) is { Scope: RoleScope.Unit });

    private static IEnumerable<PersonId> Holders(Organisation organisation, LevelDefinition level, Unit unit) =>
        level.Roles.SelectMany(role => organisation.Holders(role, unit.Id)).Select(one => one.Holder);
}
