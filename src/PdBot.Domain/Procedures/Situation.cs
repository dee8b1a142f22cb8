using System.Collections.Immutable;
using PdBot.Domain.Facts;

namespace PdBot.Domain.Procedures;

/// <summary>What a condition looks at.</summary>
/// <param name="Source">The way the report came in.</param>
/// <param name="Facts">The facts stated so far; a missing key is unknown.</param>
/// <param name="Severity">The rank assessed so far; 0 before the first assessment.</param>
/// <param name="Branches">The branches of the procedure.</param>
public sealed record Situation(
    SourceId Source,
    ImmutableDictionary<FactKey, FactValue> Facts,
    int Severity,
    ImmutableArray<Branch> Branches)
{
    /// <summary>Whether a branch applies. A branch never depends on another branch.</summary>
    public Truth Branch(string id)
    {
        foreach (var branch in Branches)
            if (branch.Id == id)
                return branch.When.Evaluate(this with { Branches = [] });
        return Truth.No;
    }
}

/// <summary>A branch (支線) of a procedure that facts select, such as 資訊面.</summary>
public sealed record Branch(string Id, LocalizedText Title, Condition When, Clause Clause);
