using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>One column of a <see cref="ColumnSet"/>.</summary>
/// <param name="Items">What is in it.</param>
public sealed record Column(IReadOnlyList<AdaptiveElement> Items)
{
    /// <summary>Always <c>Column</c>.</summary>
    [JsonPropertyOrder(-10)]
    public string Type { get; } = "Column";

    /// <summary><c>auto</c>, <c>stretch</c>, or a weight such as <c>2</c>; null means stretch.</summary>
    public string? Width { get; init; }

    /// <summary>Null means top.</summary>
    public VerticalAlignment? VerticalContentAlignment { get; init; }

    /// <summary>Null means the surroundings' style.</summary>
    public ContainerStyle? Style { get; init; }

    /// <summary>The gap to the column before; null means default.</summary>
    public Spacing? Spacing { get; init; }
}
