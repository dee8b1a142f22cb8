using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>Where content stands across.</summary>
[JsonConverter(typeof(EnumNames<HorizontalAlignment>))]
public enum HorizontalAlignment
{
    /// <summary>Left.</summary>
    Left,

    /// <summary>Centred.</summary>
    Center,

    /// <summary>Right.</summary>
    Right,
}
