using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using YamlDotNet.RepresentationModel;

namespace PdBot.Procedures.Reading;

/// <summary>Reads conditions: <c>all</c>, <c>any</c>, <c>not</c>, a fact compared, a source, a branch, a severity.</summary>
/// <param name="questions">The questions whose answers may be compared.</param>
/// <param name="sources">The sources that may be named.</param>
/// <param name="branches">The branches that may be named; null where a branch would depend on itself.</param>
/// <param name="ranks">The ranks that may be named; null where the severity is not yet known.</param>
internal sealed class ConditionReader(
    IReadOnlyDictionary<string, Question> questions, Names sources, Names? branches, IReadOnlyCollection<int>? ranks)
{
    /// <summary>An alias may make a mapping contain itself; nobody writes a condition this deep.</summary>
    private const int DeepestNesting = 16;

    private static readonly (string Key, Comparison Comparison)[] Comparisons =
    [
        ("is", Comparison.Is), ("atLeast", Comparison.AtLeast), ("atMost", Comparison.AtMost),
        ("moreThan", Comparison.MoreThan), ("lessThan", Comparison.LessThan),
    ];

    private static readonly string[] Heads = ["always", "all", "any", "not", "fact", "source", "branch", "severityAtLeast"];

    /// <summary>The condition under a key; always true when the key is not there or the condition is broken (and reported).</summary>
    public Condition Read(Element owner, string key) =>
        owner.Find(key) is { } node ? Read(owner, node, 0) : new Condition.Always();

    private Condition Read(Element owner, YamlNode node, int depth)
    {
        if (depth > DeepestNesting)
        {
            owner.Report(node, ConditionWords.TooDeep(DeepestNesting));
            return new Condition.Always();
        }
        if (Element.Open(owner.Problems, node, ProcedureShapes.Condition, "when") is not { } element)
            return new Condition.Always();
        var heads = Heads.Where(element.Has).ToArray();
        if (heads.Length != 1)
        {
            owner.Report(node, ConditionWords.OneHead(Heads));
            return new Condition.Always();
        }
        if (heads[0] != "fact" && Comparisons.Any(pair => element.Has(pair.Key)))
            owner.Report(node, ConditionWords.ComparisonWithoutFact);
        return heads[0] switch
        {
            "all" => new Condition.All(Parts(element, "all", depth)),
            "any" => new Condition.Any(Parts(element, "any", depth)),
            "not" => new Condition.Not(Read(owner, element.At("not"), depth + 1)),
            "fact" => Fact(element),
            "source" => new Condition.Source(new SourceId(sources.Refer(element, "source"))),
            "branch" => BranchNamed(element),
            "severityAtLeast" => Severity(element),
            _ => Always(element),
        };
    }

    private ImmutableArray<Condition> Parts(Element element, string key, int depth) =>
        [.. element.Items(key, atLeastOne: true).Select(part => Read(element, part, depth + 1))];

    private static Condition.Always Always(Element element)
    {
        if (!element.Flag("always"))
            element.Report(element.At("always"), ConditionWords.AlwaysTrue);
        return new Condition.Always();
    }

    private Condition BranchNamed(Element element)
    {
        if (branches is null)
            element.Report(element.At("branch"), ConditionWords.NoBranchHere);
        else
            branches.Refer(element, "branch");
        return new Condition.Branch(element.Text("branch"));
    }

    private Condition Severity(Element element)
    {
        var rank = (int)(element.Number("severityAtLeast", 1, 9) ?? 1);
        if (ranks is null)
            element.Report(element.At("severityAtLeast"), ConditionWords.NoSeverityHere);
        else if (!ranks.Contains(rank))
            element.Report(element.At("severityAtLeast"), Words.UnknownReference("grade", $"{rank}", ranks.Select(known => $"{known}")));
        return new Condition.SeverityAtLeast(rank);
    }

    private Condition Fact(Element element)
    {
        var key = element.Text("fact");
        var comparisons = Comparisons.Where(pair => element.Has(pair.Key)).ToArray();
        if (comparisons.Length != 1)
            element.Report(element.Node, ConditionWords.OneComparison(Comparisons.Select(pair => pair.Key)));
        else if (!questions.TryGetValue(key, out var question))
            element.Report(element.At("fact"), Words.UnknownReference("question", key, questions.Keys));
        else if (Value(element, comparisons[0].Key, comparisons[0].Comparison, question) is { } value)
            return new Condition.Fact(new FactKey(key), comparisons[0].Comparison, value);
        return new Condition.Always();
    }

    private static FactValue? Value(Element element, string key, Comparison comparison, Question question)
    {
        switch (question.Kind)
        {
            case FactKind.Number:
                return element.Number(key, 0, long.MaxValue) is { } number ? FactValue.Of(number) : null;
            case FactKind.YesNo when comparison == Comparison.Is:
                return FactValue.Of(element.Flag(key));
            case FactKind.Choice when comparison == Comparison.Is:
                var id = element.Text(key);
                if (question.Choices.All(choice => choice.Id != id))
                    element.Report(element.At(key), Words.UnknownReference("choice", id, question.Choices.Select(choice => choice.Id)));
                return FactValue.OfChoice(id);
            default:
                element.Report(element.At(key), ConditionWords.NotComparable(question.Key.Value, key));
                return null;
        }
    }
}
