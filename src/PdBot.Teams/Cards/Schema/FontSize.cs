using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>The size of text.</summary>
[JsonConverter(typeof(EnumNames<FontSize>))]
public enum FontSize
{
    /// <summary>Plain text.</summary>
    Default,

    /// <summary>Smaller.</summary>
    Small,

    /// <summary>Somewhat larger.</summary>
    Medium,

    /// <summary>Larger.</summary>
    Large,

    /// <summary>Largest.</summary>
    ExtraLarge,
}
