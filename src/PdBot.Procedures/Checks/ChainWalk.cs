using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Severity;

namespace PdBot.Procedures.Checks;

/// <summary>What severity and chain come to for every source and every combination of answers.</summary>
internal sealed class ChainWalk
{
    private readonly Dictionary<(SourceId, int), WorstCase> worst = [];
    private readonly HashSet<(SourceId, string)> firsts = [];
    private readonly Dictionary<SourceId, SourceId> alike = [];
    private readonly HashSet<string> required = [];
    private readonly HashSet<string> fired = [];

    private ChainWalk()
    {
    }

    /// <summary>The slowest chain of each source and grade, in the order of sources and grades.</summary>
    public ImmutableArray<WorstCase> Cases { get; private set; } = [];

    /// <summary>How many situations were visited.</summary>
    public long Visited { get; private set; }

    /// <summary>Whether no combination was left out.</summary>
    public bool Complete { get; private set; }

    /// <summary>A situation that lands in no grade although there is a scale; null when there is none.</summary>
    public Situation? Ungraded { get; private set; }

    /// <summary>A situation in which no level is required; null when there is none.</summary>
    public Situation? Chainless { get; private set; }

    /// <summary>The levels that come first for a source, over all situations.</summary>
    public IEnumerable<string> FirstLevels(SourceId source) => firsts.Where(pair => pair.Item1 == alike[source]).Select(pair => pair.Item2);

    /// <summary>Whether the level is surely required in some situation.</summary>
    public bool Requires(LevelDefinition level) => required.Contains(level.Key);

    /// <summary>Whether the rule surely fires in some situation.</summary>
    public bool Fires(SeverityRule rule) => fired.Contains(rule.Id);

    public static ChainWalk Of(Procedure procedure)
    {
        var walk = new ChainWalk();
        walk.FindAlike(procedure);
        var samples = Samples.For(procedure, ConditionFacts.Grading(procedure));
        walk.Complete = samples.Complete;
        foreach (var facts in samples.All())
            foreach (var source in walk.alike.Values.Distinct())
                walk.Visit(procedure, source, facts);
        walk.Cases =
        [
            .. from source in procedure.Intake.Sources
               from pair in walk.worst
               where pair.Key.Item1 == walk.alike[source.Id]
               orderby procedure.Intake.Sources.IndexOf(source), pair.Key.Item2
               select pair.Value with { Source = source.Id },
        ];
        return walk;
    }

    /// <summary>Sources that no condition names cannot differ: one of them is walked for all.</summary>
    private void FindAlike(Procedure procedure)
    {
        var named = ConditionFacts.Grading(procedure).SelectMany(condition => ConditionFacts.Sources(condition, procedure.Branches)).ToHashSet();
        SourceId? unnamed = null;
        foreach (var source in procedure.Intake.Sources)
            alike[source.Id] = named.Contains(source.Id) ? source.Id : unnamed ??= source.Id;
    }

    private void Visit(Procedure procedure, SourceId source, ImmutableDictionary<FactKey, FactValue> facts)
    {
        Visited++;
        var situation = new Situation(source, facts, 0, procedure.Branches);
        var rules = Assessment.Assess(procedure.Severity, situation);
        foreach (var rule in rules)
            if (!rule.BecauseUnknown)
                fired.Add(rule.Rule.Id);
        situation = situation with { Severity = Assessment.Rank(rules) };
        if (situation.Severity == 0 && procedure.Severity.Grades.Length > 0)
            Ungraded ??= situation;

        var levels = ImmutableArray.CreateBuilder<LevelDefinition>();
        foreach (var level in procedure.Chain)
        {
            var truth = level.When.Evaluate(situation);
            if (truth == Truth.Yes)
                required.Add(level.Key);
            if (truth != Truth.No)
                levels.Add(level);
        }
        if (levels.Count == 0)
        {
            Chainless ??= situation;
            return;
        }
        firsts.Add((source, levels[0].Key));
        var one = WorstCase.Of(source, situation.Severity, levels.ToImmutable());
        if (!worst.TryGetValue((source, one.Rank), out var known) || one.TopReached > known.TopReached)
            worst[(source, one.Rank)] = one;
    }
}
