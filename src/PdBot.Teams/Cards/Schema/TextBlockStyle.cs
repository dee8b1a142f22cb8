using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>The part that a text plays.</summary>
[JsonConverter(typeof(EnumNames<TextBlockStyle>))]
public enum TextBlockStyle
{
    /// <summary>Plain text.</summary>
    Default,

    /// <summary>A heading, announced as such by screen readers.</summary>
    Heading,
}
