using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>The colour of text, by meaning.</summary>
[JsonConverter(typeof(EnumNames<Colors>))]
public enum Colors
{
    /// <summary>Plain text.</summary>
    Default,

    /// <summary>Dark.</summary>
    Dark,

    /// <summary>Light.</summary>
    Light,

    /// <summary>To be noticed.</summary>
    Accent,

    /// <summary>Went well.</summary>
    Good,

    /// <summary>Take care.</summary>
    Warning,

    /// <summary>Went wrong, or urgent.</summary>
    Attention,
}
