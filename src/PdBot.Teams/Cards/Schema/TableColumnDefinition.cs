namespace PdBot.Teams.Cards.Schema;

/// <summary>How wide a column of a <see cref="Table"/> is.</summary>
/// <param name="Width">A weight relative to the other columns, 1 or more.</param>
public sealed record TableColumnDefinition(int Width);
