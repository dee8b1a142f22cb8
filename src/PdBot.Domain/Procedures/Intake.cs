using System.Collections.Immutable;
using PdBot.Domain.Facts;

namespace PdBot.Domain.Procedures;

/// <summary>A way in which a report comes in, and the level that sees it first.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name on the intake card.</param>
/// <param name="FirstLevel">The key of the chain's level that such a report reaches first.</param>
/// <param name="Clause">The clause that routes it.</param>
public sealed record IntakeSource(SourceId Id, LocalizedText Title, string FirstLevel, Clause Clause);

/// <summary>What is asked when a report is opened.</summary>
/// <param name="Sources">The ways in; at least one.</param>
/// <param name="Questions">The questions in the order of the card.</param>
public sealed record Intake(ImmutableArray<IntakeSource> Sources, ImmutableArray<Question> Questions)
{
    /// <summary>The question whose answer starts the clocks of 發現/知悉.</summary>
    public static readonly FactKey DiscoveredAt = new("discovered-at");

    /// <summary>The question with this key, or null.</summary>
    public Question? Find(FactKey key) => Questions.FirstOrDefault(question => question.Key == key);
}
