namespace PdBot.Teams.Cards.Schema;

/// <summary>Columns side by side; more than three are unreadable on a phone.</summary>
/// <param name="Columns">The columns.</param>
public sealed record ColumnSet(IReadOnlyList<Column> Columns) : AdaptiveElement("ColumnSet")
{
    /// <summary>Null means the surroundings' style.</summary>
    public ContainerStyle? Style { get; init; }
}
