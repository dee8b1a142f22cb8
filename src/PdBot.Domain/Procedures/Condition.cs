using System.Collections.Immutable;
using PdBot.Domain.Facts;

namespace PdBot.Domain.Procedures;

/// <summary>What is known: three values, because a fact may be unknown.</summary>
public enum Truth
{
    /// <summary>Known not to hold.</summary>
    No,
    /// <summary>Not known; counts upward wherever safety hangs on it.</summary>
    Unknown,
    /// <summary>Known to hold.</summary>
    Yes,
}

/// <summary>How a fact is compared.</summary>
public enum Comparison
{
    /// <summary>Equal.</summary>
    Is,
    /// <summary>Greater than or equal.</summary>
    AtLeast,
    /// <summary>Less than or equal.</summary>
    AtMost,
    /// <summary>Greater than.</summary>
    MoreThan,
    /// <summary>Less than.</summary>
    LessThan,
}

/// <summary>A declarative condition of a procedure file. Never code.</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>Holds always.</summary>
    public sealed record Always : Condition;

    /// <summary>Every part holds.</summary>
    public sealed record All(ImmutableArray<Condition> Parts) : Condition;

    /// <summary>One part holds.</summary>
    public sealed record Any(ImmutableArray<Condition> Parts) : Condition;

    /// <summary>The part does not hold.</summary>
    public sealed record Not(Condition Part) : Condition;

    /// <summary>A fact compared with a value.</summary>
    public sealed record Fact(FactKey Key, Comparison Comparison, FactValue Value) : Condition;

    /// <summary>The report came in this way.</summary>
    public sealed record Source(SourceId Id) : Condition;

    /// <summary>This branch of the procedure applies.</summary>
    public sealed record Branch(string Id) : Condition;

    /// <summary>The severity is at least this rank.</summary>
    public sealed record SeverityAtLeast(int Rank) : Condition;

    /// <summary>Whether the condition holds.</summary>
    public Truth Evaluate(Situation situation) => this switch
    {
        Always => Truth.Yes,
        All all => all.Parts.Aggregate(Truth.Yes, (sum, part) => Min(sum, part.Evaluate(situation))),
        Any any => any.Parts.Aggregate(Truth.No, (sum, part) => Max(sum, part.Evaluate(situation))),
        Not not => Truth.Yes - (int)not.Part.Evaluate(situation),
        Fact fact => situation.Facts.TryGetValue(fact.Key, out var value)
            ? value.Compare(fact.Comparison, fact.Value) : Truth.Unknown,
        Source source => situation.Source == source.Id ? Truth.Yes : Truth.No,
        Branch branch => situation.Branch(branch.Id),
        SeverityAtLeast severity => situation.Severity >= severity.Rank ? Truth.Yes : Truth.No,
        _ => throw new InvalidOperationException($"Unknown condition {GetType().Name}"),
    };

    private static Truth Min(Truth a, Truth b) => a < b ? a : b;

    private static Truth Max(Truth a, Truth b) => a > b ? a : b;
}
