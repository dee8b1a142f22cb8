using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>Where content stands from top to bottom.</summary>
[JsonConverter(typeof(EnumNames<VerticalAlignment>))]
public enum VerticalAlignment
{
    /// <summary>Top.</summary>
    Top,

    /// <summary>Centred.</summary>
    Center,

    /// <summary>Bottom.</summary>
    Bottom,
}
