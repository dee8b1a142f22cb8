using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>The gap above an element.</summary>
[JsonConverter(typeof(EnumNames<Spacing>))]
public enum Spacing
{
    /// <summary>The host's usual gap.</summary>
    Default,

    /// <summary>No gap.</summary>
    None,

    /// <summary>A small gap.</summary>
    Small,

    /// <summary>A medium gap.</summary>
    Medium,

    /// <summary>A large gap.</summary>
    Large,

    /// <summary>A very large gap.</summary>
    ExtraLarge,

    /// <summary>As wide as the card's own margin.</summary>
    Padding,
}
