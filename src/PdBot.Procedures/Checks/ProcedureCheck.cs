using System.Collections.Immutable;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Checks;

/// <summary>The proof behind <c>procedures check</c>: nothing dead, no hole in the conditions, and the top reached in time with everyone silent.</summary>
public static class ProcedureCheck
{
    /// <summary>Checks a procedure.</summary>
    /// <param name="definition">The procedure; an organisation's effective one includes its own windows.</param>
    /// <param name="organisation">Whose roster must hold the roles; null checks only the file itself.</param>
    public static CheckReport Run(Definition definition, Organisation? organisation)
    {
        var walk = ChainWalk.Of(definition.Procedure);
        var earliest = EarliestDeadline(definition.Procedure);
        ImmutableArray<Finding> findings =
        [
            .. RoleChecks.Find(definition.Procedure, organisation),
            .. DeadElements.Find(definition, walk),
            .. DutyChecks.Find(definition.Procedure),
            .. Holes.Find(definition.Procedure, walk),
            .. Late(definition.Procedure, walk, earliest),
        ];
        return new CheckReport(definition, [.. findings.OrderBy(finding => finding.Gravity)], walk.Cases, earliest, walk.Visited);
    }

    /// <summary>The duty whose time limit ends first; null when the source has none. A month counts as 28 days.</summary>
    private static TaskDefinition? EarliestDeadline(Procedure procedure) =>
        procedure.Tasks.Where(task => task.Deadline is not null).MinBy(task => task.Deadline?.Shortest);

    private static IEnumerable<Finding> Late(Procedure procedure, ChainWalk walk, TaskDefinition? earliest)
    {
        if (earliest?.Deadline is not { } deadline)
            yield break;
        var limit = deadline.Shortest;
        foreach (var worst in walk.Cases)
        {
            var source = procedure.Intake.Sources.First(source => source.Id == worst.Source).Title;
            if (worst.TopReached >= limit)
                yield return Finding.Error(deadline.Clause.Article,
                    $"「{source.ZhTw}」全員無回應時，{Durations.Zh(worst.TopReached)}後始通知最高層級，不早於最早時限 {Durations.Zh(limit)}",
                    $"'{source.En}': with everyone silent the top is told only after {Durations.En(worst.TopReached)}, not before the earliest deadline of {Durations.En(limit)}");
            else if (worst.TopReachedUndecided >= limit)
                yield return Finding.Warning(deadline.Clause.Article,
                    $"「{source.ZhTw}」各層級均簽收而不決定時，{Durations.Zh(worst.TopReachedUndecided)}後始通知最高層級，不早於最早時限 {Durations.Zh(limit)}",
                    $"'{source.En}': when everyone acknowledges and decides nothing, the top is told only after {Durations.En(worst.TopReachedUndecided)}, not before the earliest deadline of {Durations.En(limit)}");
        }
    }
}
