using System.Text.Json.Serialization;
using PdBot.Teams.Outbound;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Cards.Schema;

/// <summary>The JSON of everything that carries a card, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AdaptiveCard))]
[JsonSerializable(typeof(AdaptiveCardInvokeResponse))]
[JsonSerializable(typeof(TaskModuleResponse))]
[JsonSerializable(typeof(InvokeError))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(OutboundWire))]
[JsonSerializable(typeof(ConversationParameters))]
internal sealed partial class CardJsonContext : JsonSerializerContext;
