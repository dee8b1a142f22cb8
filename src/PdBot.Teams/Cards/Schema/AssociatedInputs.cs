using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>Whether a button checks and sends the card's inputs.</summary>
[JsonConverter(typeof(EnumNames<AssociatedInputs>))]
public enum AssociatedInputs
{
    /// <summary>It does.</summary>
    Auto,

    /// <summary>It does not.</summary>
    None,
}
