using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;

namespace PdBot.Procedures.Checks;

/// <summary>Situations that the conditions forget, and sources whose first hop is not what the chain makes of them.</summary>
internal static class Holes
{
    public static IEnumerable<Finding> Find(Procedure procedure, ChainWalk walk)
    {
        if (walk.Ungraded is { } ungraded)
            yield return Finding.Error(null, $"下列情境不屬任何等級：{Write(ungraded)}", $"This situation lands in no grade: {Write(ungraded)}");
        if (walk.Chainless is { } chainless)
            yield return Finding.Error(null, $"下列情境不經任何層級：{Write(chainless)}", $"In this situation no level is required: {Write(chainless)}");
        if (!walk.Complete)
            yield return Finding.Warning(null, $"情境組合過多，僅抽樣檢查 {walk.Visited} 種", $"Too many combinations: only {walk.Visited} were checked");
        foreach (var finding in Numbers(procedure).Concat(FirstLevels(procedure, walk)))
            yield return finding;
    }

    /// <summary>Rules that divide a number must not leave a value out between them, even where another fact would catch it.</summary>
    private static IEnumerable<Finding> Numbers(Procedure procedure)
    {
        foreach (var question in procedure.Intake.Questions.Where(question => question.Kind == FactKind.Number))
        {
            var rules = procedure.Severity.Rules.Where(rule => IsOnlyAbout(rule.When, question.Key, procedure.Branches)).ToArray();
            if (rules.Length == 0)
                continue;
            var values = Samples.Boundaries(question, rules.SelectMany(rule => ConditionFacts.Comparisons(rule.When, procedure.Branches)));
            var covered = values.Select(value => rules.Any(rule => rule.When.Evaluate(With(procedure, question.Key, value)) == Truth.Yes)).ToArray();
            for (var i = 1; i < values.Length - 1; i++)
                if (!covered[i] && covered[..i].Contains(true) && covered[(i + 1)..].Contains(true))
                    yield return Finding.Error(rules[0].Clause.Article,
                        $"「{question.Title.ZhTw}」為 {values[i]} 時不屬任何等級規則，上下之值則有；請增列規則並於 decisions 說明",
                        $"'{question.Title.En}' = {values[i]} is in no severity rule although values below and above are; add a rule and say why in 'decisions'");
        }
    }

    private static IEnumerable<Finding> FirstLevels(Procedure procedure, ChainWalk walk) =>
        from source in procedure.Intake.Sources
        from first in walk.FirstLevels(source.Id)
        where first != source.FirstLevel
        select Finding.Error(source.Clause.Article,
            $"來源「{source.Title.ZhTw}」之 firstLevel 為「{source.FirstLevel}」，但依條件首經「{first}」",
            $"The source '{source.Title.En}' says firstLevel '{source.FirstLevel}', but by the conditions '{first}' comes first");

    private static bool IsOnlyAbout(Condition condition, FactKey key, ImmutableArray<Branch> branches)
    {
        var facts = ConditionFacts.Comparisons(condition, branches).ToArray();
        return facts.Length > 0 && facts.All(fact => fact.Key == key);
    }

    private static Situation With(Procedure procedure, FactKey key, long value) => new(
        procedure.Intake.Sources[0].Id, ImmutableDictionary<FactKey, FactValue>.Empty.Add(key, FactValue.Of(value)), 0, procedure.Branches);

    private static string Write(Situation situation) =>
        string.Join(", ", situation.Facts.OrderBy(fact => fact.Key.Value, StringComparer.Ordinal)
            .Select(fact => $"{fact.Key} = {fact.Value.Text}").Prepend($"source = {situation.Source}"));
}
