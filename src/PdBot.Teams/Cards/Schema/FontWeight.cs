using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>The weight of text.</summary>
[JsonConverter(typeof(EnumNames<FontWeight>))]
public enum FontWeight
{
    /// <summary>Plain.</summary>
    Default,

    /// <summary>Lighter.</summary>
    Lighter,

    /// <summary>Bold.</summary>
    Bolder,
}
