namespace PdBot.Teams.Cards.Schema;

/// <summary>A table.</summary>
/// <param name="Columns">The columns' widths, as many as each row has cells.</param>
/// <param name="Rows">The rows.</param>
public sealed record Table(IReadOnlyList<TableColumnDefinition> Columns, IReadOnlyList<TableRow> Rows) : AdaptiveElement("Table")
{
    /// <summary>The first row is a heading; null means yes.</summary>
    public bool? FirstRowAsHeaders { get; init; }

    /// <summary>Lines between cells; null means yes.</summary>
    public bool? ShowGridLines { get; init; }

    /// <summary>Null means the default grid.</summary>
    public ContainerStyle? GridStyle { get; init; }
}
