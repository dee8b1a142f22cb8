namespace PdBot.Teams.Cards.Schema;

/// <summary>Pairs of name and value under each other.</summary>
/// <param name="Facts">The pairs.</param>
public sealed record FactSet(IReadOnlyList<Fact> Facts) : AdaptiveElement("FactSet");
