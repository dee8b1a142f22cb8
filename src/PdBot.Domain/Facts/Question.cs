using System.Collections.Immutable;
using PdBot.Domain.Procedures;

namespace PdBot.Domain.Facts;

/// <summary>A question of the intake; its answer is a fact.</summary>
public sealed record Question
{
    /// <summary>The key under which the answer is kept.</summary>
    public required FactKey Key { get; init; }

    /// <summary>The words on the card.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The kind of answer.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>Its clause.</summary>
    public required Clause Clause { get; init; }

    /// <summary>True when a report cannot be opened without it; otherwise an empty answer means "unknown".</summary>
    public bool Required { get; init; }

    /// <summary>Smallest number allowed; null means 0.</summary>
    public long? Min { get; init; }

    /// <summary>Largest number allowed, or the most characters of a text; null means 1,000,000,000 and 500.</summary>
    public long? Max { get; init; }

    /// <summary>An instant must not lie before the answer to this question; null means no such bound.</summary>
    public FactKey? NotBefore { get; init; }

    /// <summary>The choices; empty unless <see cref="Kind"/> is <see cref="FactKind.Choice"/>.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];
}

/// <summary>One choice of a question.</summary>
public sealed record Choice(string Id, LocalizedText Title);
