using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>One row of a <see cref="Table"/>.</summary>
/// <param name="Cells">The cells, one per column.</param>
public sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    /// <summary>Always <c>TableRow</c>.</summary>
    [JsonPropertyOrder(-10)]
    public string Type { get; } = "TableRow";

    /// <summary>Null means the table's style.</summary>
    public ContainerStyle? Style { get; init; }
}
