using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>How a button is coloured.</summary>
[JsonConverter(typeof(EnumNames<ActionStyle>))]
public enum ActionStyle
{
    /// <summary>Plain.</summary>
    Default,

    /// <summary>The expected choice.</summary>
    Positive,

    /// <summary>A choice with consequences.</summary>
    Destructive,
}
