using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>The background of a container, by meaning.</summary>
[JsonConverter(typeof(EnumNames<ContainerStyle>))]
public enum ContainerStyle
{
    /// <summary>None.</summary>
    Default,

    /// <summary>Set apart.</summary>
    Emphasis,

    /// <summary>Went well.</summary>
    Good,

    /// <summary>Went wrong, or urgent.</summary>
    Attention,

    /// <summary>Take care.</summary>
    Warning,

    /// <summary>To be noticed.</summary>
    Accent,
}
