using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>Which keyboard a phone shows.</summary>
[JsonConverter(typeof(EnumNames<TextInputStyle>))]
public enum TextInputStyle
{
    /// <summary>The plain one.</summary>
    Text,

    /// <summary>For telephone numbers.</summary>
    Tel,

    /// <summary>For web addresses.</summary>
    Url,

    /// <summary>For e-mail addresses.</summary>
    Email,
}
