using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>Where a button stands.</summary>
[JsonConverter(typeof(EnumNames<ActionMode>))]
public enum ActionMode
{
    /// <summary>In the row of buttons.</summary>
    Primary,

    /// <summary>In the overflow menu.</summary>
    Secondary,
}
