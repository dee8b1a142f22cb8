using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>How choices are shown.</summary>
[JsonConverter(typeof(EnumNames<ChoiceInputStyle>))]
public enum ChoiceInputStyle
{
    /// <summary>A drop-down list.</summary>
    Compact,

    /// <summary>All at once, with buttons.</summary>
    Expanded,

    /// <summary>A drop-down list that filters while typing.</summary>
    Filtered,
}
