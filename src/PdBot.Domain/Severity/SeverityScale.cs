using System.Collections.Immutable;
using PdBot.Domain.Procedures;

namespace PdBot.Domain.Severity;

/// <summary>A grade (等級) of severity.</summary>
/// <param name="Rank">1 is the lowest.</param>
/// <param name="Title">Its name on cards.</param>
/// <param name="Clause">Its clause.</param>
public sealed record Grade(int Rank, LocalizedText Title, Clause Clause);

/// <summary>A rule that puts a report into a grade.</summary>
/// <param name="Id">Its id, kept in the log.</param>
/// <param name="Rank">The grade.</param>
/// <param name="When">When it fires; an unknown fact counts upward.</param>
/// <param name="Reason">The reason on the card, in the source's words.</param>
/// <param name="Clause">Its clause.</param>
public sealed record SeverityRule(string Id, int Rank, Condition When, LocalizedText Reason, Clause Clause);

/// <summary>The grades of a procedure and the rules that assign them. Both empty when the source has none.</summary>
public sealed record SeverityScale(ImmutableArray<Grade> Grades, ImmutableArray<SeverityRule> Rules)
{
    /// <summary>The grade with this rank, or null.</summary>
    public Grade? Find(int rank) => Grades.FirstOrDefault(grade => grade.Rank == rank);
}
