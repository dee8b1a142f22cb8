using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>An element of a card's body.</summary>
[JsonDerivedType(typeof(TextBlock))]
[JsonDerivedType(typeof(FactSet))]
[JsonDerivedType(typeof(Container))]
[JsonDerivedType(typeof(ColumnSet))]
[JsonDerivedType(typeof(Table))]
[JsonDerivedType(typeof(ActionSet))]
[JsonDerivedType(typeof(InputText))]
[JsonDerivedType(typeof(InputNumber))]
[JsonDerivedType(typeof(InputDate))]
[JsonDerivedType(typeof(InputTime))]
[JsonDerivedType(typeof(InputChoiceSet))]
[JsonDerivedType(typeof(InputToggle))]
public abstract record AdaptiveElement
{
    private protected AdaptiveElement(string type) => Type = type;

    /// <summary>The schema's name of the element; written first.</summary>
    [JsonPropertyOrder(-10)]
    public string Type { get; }

    /// <summary>Names the element; inputs need it, and targets of <see cref="ActionToggleVisibility"/>. Null means unnamed.</summary>
    [JsonPropertyOrder(-9)]
    public string? Id { get; init; }

    /// <summary>Null means visible.</summary>
    public bool? IsVisible { get; init; }

    /// <summary>A line above the element; null means none.</summary>
    public bool? Separator { get; init; }

    /// <summary>The gap above the element; null means default.</summary>
    public Spacing? Spacing { get; init; }
}
