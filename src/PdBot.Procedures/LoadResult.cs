using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace PdBot.Procedures;

/// <summary>What was loaded, or everything that is wrong with it.</summary>
/// <param name="Value">What was loaded; null when there are problems.</param>
/// <param name="Problems">Every problem, in the order of the lines; empty when it was loaded.</param>
public sealed record LoadResult<T>(T? Value, ImmutableArray<Problem> Problems) where T : class
{
    /// <summary>Whether it was loaded.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Ok => Value is not null;

    internal static LoadResult<T> Of(T value) => new(value, []);

    internal static LoadResult<T> Broken(IEnumerable<Problem> problems) =>
        new(null, [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
}
