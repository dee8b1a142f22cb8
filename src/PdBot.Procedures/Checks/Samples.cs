using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;

namespace PdBot.Procedures.Checks;

/// <summary>Every combination of answers at which a condition may turn: each number's boundaries and their neighbours, each choice, yes, no, and unknown.</summary>
internal sealed class Samples
{
    /// <summary>More combinations than this are visited in even steps, and the check says so.</summary>
    private const long MostVisited = 200_000;

    private readonly ImmutableArray<(FactKey Key, ImmutableArray<FactValue?> Values)> axes;

    private Samples(ImmutableArray<(FactKey Key, ImmutableArray<FactValue?> Values)> axes)
    {
        this.axes = axes;
        Total = axes.Aggregate(1L, (product, axis) => product > long.MaxValue / 100 ? long.MaxValue / 100 : product * axis.Values.Length);
    }

    /// <summary>How many combinations there are.</summary>
    public long Total { get; }

    /// <summary>Whether every combination is visited.</summary>
    public bool Complete => Total <= MostVisited;

    public static Samples For(Procedure procedure, IEnumerable<Condition> conditions) => new(
    [
        .. conditions.SelectMany(condition => ConditionFacts.Comparisons(condition, procedure.Branches))
            .GroupBy(fact => fact.Key)
            .Select(group => (group.Key, Values(procedure.Intake.Find(group.Key), group))),
    ]);

    /// <summary>The combinations; a fact that is missing is unknown.</summary>
    public IEnumerable<ImmutableDictionary<FactKey, FactValue>> All()
    {
        var step = Complete ? 1 : Total / MostVisited + 1;
        for (var index = 0L; index < Total; index += step)
            yield return At(index);
    }

    /// <summary>The values at which comparisons with a number may turn, unknown left out.</summary>
    public static ImmutableArray<long> Boundaries(Question? question, IEnumerable<Condition.Fact> comparisons)
    {
        var (min, max) = (question?.Min ?? 0, question?.Max ?? 1_000_000_000);
        var turns = comparisons.Select(fact => fact.Value.AsNumber).OfType<long>().SelectMany(number => new[] { number - 1, number, number + 1 });
        return [.. turns.Concat([min, max]).Where(number => number >= min && number <= max).Distinct().Order()];
    }

    private static ImmutableArray<FactValue?> Values(Question? question, IEnumerable<Condition.Fact> comparisons) => question?.Kind switch
    {
        FactKind.Number => [.. Boundaries(question, comparisons).Select(FactValue.Of), null],
        FactKind.YesNo => [FactValue.Of(true), FactValue.Of(false), null],
        FactKind.Choice => [.. question.Choices.Select(choice => FactValue.OfChoice(choice.Id)), null],
        _ => [null],
    };

    private ImmutableDictionary<FactKey, FactValue> At(long index)
    {
        var facts = ImmutableDictionary.CreateBuilder<FactKey, FactValue>();
        foreach (var (key, values) in axes)
        {
            if (values[(int)(index % values.Length)] is { } value)
                facts[key] = value;
            index /= values.Length;
        }
        return facts.ToImmutable();
    }
}
