using System.Text.Json;
using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>Writes enumerations as the card schema spells them (<c>extraLarge</c>).</summary>
internal sealed class EnumNames<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
