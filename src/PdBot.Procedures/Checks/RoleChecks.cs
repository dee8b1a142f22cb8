using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Checks;

/// <summary>Every role is used or explained, and with a roster held or explained.</summary>
internal static class RoleChecks
{
    public static IEnumerable<Finding> Find(Procedure procedure, Organisation? organisation)
    {
        var inChain = procedure.Chain.SelectMany(level => level.Roles).ToHashSet();
        var used = inChain
            .Concat(procedure.Tasks.SelectMany(task => new[] { task.Owner, task.Receiver, task.Review?.By }.OfType<RoleId>()))
            .Concat(procedure.Notices.SelectMany(notice => new[] { notice.From, notice.To }))
            .ToHashSet();
        foreach (var role in procedure.Roles)
        {
            if (inChain.Contains(role.Id) && role.Scope == RoleScope.Outside)
                yield return Finding.Error(role.Clause.Article, $"外部機關「{role.Title.ZhTw}」不得為通報層級", $"The outside body '{role.Title.En}' cannot be a level of the chain");
            if (inChain.Contains(role.Id) && role.Unheld is not null)
                yield return Finding.Error(role.Clause.Article, $"「{role.Title.ZhTw}」為通報層級，不得標示為毋須列名（unheld）", $"'{role.Title.En}' is a level of the chain and cannot be 'unheld'");
            if (!used.Contains(role.Id) && role.Unheld is null && role.Scope != RoleScope.Outside)
                yield return Finding.Error(role.Clause.Article, $"角色「{role.Title.ZhTw}」未被使用，亦無 unheld 說明", $"The role '{role.Title.En}' is never used and has no 'unheld' explanation");
            if (organisation is not null && role.Unheld is null && role.Scope is (RoleScope.Unit or RoleScope.Organisation))
                foreach (var finding in Vacant(role, organisation))
                    yield return finding;
        }
    }

    private static IEnumerable<Finding> Vacant(Role role, Organisation organisation)
    {
        foreach (var unit in organisation.Units)
        {
            if (organisation.Holders(role.Id, unit.Id).Any())
                continue;
            if (role.Scope == RoleScope.Unit)
                yield return Finding.Error(role.Clause.Article, $"「{unit.Title.ZhTw}」無人擔任「{role.Title.ZhTw}」", $"Nobody in '{unit.Title.En}' holds '{role.Title.En}'");
            else
            {
                yield return Finding.Error(role.Clause.Article, $"名冊中無人擔任「{role.Title.ZhTw}」", $"Nobody in the roster holds '{role.Title.En}'");
                yield break;
            }
        }
    }
}
