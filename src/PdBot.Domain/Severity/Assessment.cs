using System.Collections.Immutable;
using PdBot.Domain.Procedures;

namespace PdBot.Domain.Severity;

/// <summary>A rule that fired, and whether only because a fact is unknown.</summary>
public sealed record FiredRule(SeverityRule Rule, bool BecauseUnknown);

/// <summary>Which grade the facts give, and why. Every rule that fires is kept; the highest wins; an unknown fact counts upward.</summary>
public static class Assessment
{
    /// <summary>The rules that fire, in the order of the scale.</summary>
    public static ImmutableArray<FiredRule> Assess(SeverityScale scale, Situation situation)
    {
        var fired = ImmutableArray.CreateBuilder<FiredRule>();
        foreach (var rule in scale.Rules)
        {
            var truth = rule.When.Evaluate(situation);
            if (truth != Truth.No)
                fired.Add(new FiredRule(rule, truth == Truth.Unknown));
        }
        return fired.ToImmutable();
    }

    /// <summary>The highest grade of the rules; 0 when none fired.</summary>
    public static int Rank(ImmutableArray<FiredRule> fired)
    {
        var rank = 0;
        foreach (var rule in fired)
            rank = Math.Max(rank, rule.Rule.Rank);
        return rank;
    }

    /// <summary>The rules as the log keeps them: ids separated by spaces, a trailing <c>?</c> where a fact is unknown.</summary>
    public static string Write(ImmutableArray<FiredRule> fired) =>
        string.Join(' ', fired.Select(rule => rule.BecauseUnknown ? rule.Rule.Id + "?" : rule.Rule.Id));

    /// <summary>The rules that the log kept.</summary>
    public static ImmutableArray<FiredRule> Read(SeverityScale scale, string written) =>
    [
        .. from id in written.Split(' ', StringSplitOptions.RemoveEmptyEntries)
           join rule in scale.Rules on id.TrimEnd('?') equals rule.Id
           select new FiredRule(rule, id.EndsWith('?')),
    ];
}
