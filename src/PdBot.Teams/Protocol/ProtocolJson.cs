using System.Text.Json;
using System.Text.Json.Serialization;

namespace PdBot.Teams.Protocol;

/// <summary>The JSON of the protocol's own types, generated at build time. Unknown members are skipped.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    MaxDepth = MaxDepth)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ConversationReference))]
public sealed partial class ProtocolJson : JsonSerializerContext
{
    /// <summary>How deep a body may nest. Teams' own deepest (a message action's payload) stays below 16.</summary>
    public const int MaxDepth = 32;

    /// <summary>An activity as bytes; used where PdBot plays the Teams side.</summary>
    public static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, Default.Activity);
}
