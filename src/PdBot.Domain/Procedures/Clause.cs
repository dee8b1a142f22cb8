namespace PdBot.Domain.Procedures;

/// <summary>Where a rule comes from.</summary>
/// <param name="Article">The clause (條號) of the source document, such as <c>6.3.2</c>; empty when the source is silent.</param>
/// <param name="IsParameter">True when the organisation chose it and no source demands it: no card may quote it as law.</param>
public sealed record Clause(string Article, bool IsParameter = false)
{
    /// <summary>A choice of the organisation that no source document makes.</summary>
    public static Clause Parameter { get; } = new("", true);
}

/// <summary>A length of time together with where it comes from.</summary>
/// <param name="Value">Greater than zero.</param>
/// <param name="Clause">Its clause, or a parameter.</param>
public sealed record Span(TimeSpan Value, Clause Clause);
