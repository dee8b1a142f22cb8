using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Procedures;

namespace PdBot.Procedures.Checks;

/// <summary>What a condition looks at.</summary>
internal static class ConditionFacts
{
    /// <summary>Every comparison of a fact in the condition, those of the branches it names included.</summary>
    public static IEnumerable<Condition.Fact> Comparisons(Condition condition, ImmutableArray<Branch> branches) =>
        Leaves(condition, branches).OfType<Condition.Fact>();

    /// <summary>Every source that the condition names, those of the branches it names included.</summary>
    public static IEnumerable<SourceId> Sources(Condition condition, ImmutableArray<Branch> branches) =>
        Leaves(condition, branches).OfType<Condition.Source>().Select(source => source.Id);

    /// <summary>Every condition of the procedure.</summary>
    public static IEnumerable<Condition> All(Procedure procedure) =>
    [
        .. Grading(procedure),
        .. procedure.Branches.Select(branch => branch.When),
        .. procedure.Tasks.SelectMany(task => new[] { task.When, task.Required }),
        .. procedure.Notices.Select(notice => notice.When),
    ];

    /// <summary>The conditions upon which severity and chain hang.</summary>
    public static IEnumerable<Condition> Grading(Procedure procedure) =>
        procedure.Severity.Rules.Select(rule => rule.When).Concat(procedure.Chain.Select(level => level.When));

    private static IEnumerable<Condition> Leaves(Condition condition, ImmutableArray<Branch> branches) => condition switch
    {
        Condition.All all => all.Parts.SelectMany(part => Leaves(part, branches)),
        Condition.Any any => any.Parts.SelectMany(part => Leaves(part, branches)),
        Condition.Not not => Leaves(not.Part, branches),
        Condition.Branch named => branches.Where(branch => branch.Id == named.Id).SelectMany(branch => Leaves(branch.When, [])),
        _ => [condition],
    };
}
