using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>One cell of a <see cref="TableRow"/>.</summary>
/// <param name="Items">What is in it.</param>
public sealed record TableCell(IReadOnlyList<AdaptiveElement> Items)
{
    /// <summary>Always <c>TableCell</c>.</summary>
    [JsonPropertyOrder(-10)]
    public string Type { get; } = "TableCell";

    /// <summary>Null means the row's style.</summary>
    public ContainerStyle? Style { get; init; }

    /// <summary>A cell with one text.</summary>
    public static TableCell Of(string text) => new([new TextBlock(text)]);
}
