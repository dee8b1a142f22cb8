using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PdBot.Domain.Reports;

namespace PdBot.Storage.Events;

/// <summary>The canonical JSON of an event: UTF-8 without spaces, members in the order of the record, nulls left out.</summary>
public static class EventJson
{
    private static readonly JsonSerializerOptions Options = new(EventJsonContext.Default.Options)
    {
        // Chinese stays readable; the encoder escapes only what JSON demands and the rare characters beyond the basic plane.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = EventJsonContext.Default.WithAddedModifier(WriteMembersInOrder),
    };

    /// <summary>The canonical bytes of an event.</summary>
    public static byte[] Write(ReportEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, Options.GetTypeInfo(happened.GetType()));

    /// <summary>The event that was stored under a name; throws <see cref="UnknownEventException"/> or <see cref="JsonException"/>.</summary>
    public static ReportEvent Read(string name, ReadOnlySpan<byte> data) =>
        JsonSerializer.Deserialize(data, Options.GetTypeInfo(EventNames.Of(name).Type)) as ReportEvent
        ?? throw new JsonException($"The data of a '{name}' is null.");

    /// <summary>The members of the record's constructor in its order, and nothing that is only derived from them.</summary>
    private static void WriteMembersInOrder(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || !type.Type.IsAssignableTo(typeof(ReportEvent)))
            return;
        var order = type.Type.GetConstructors()
            .MaxBy(constructor => constructor.GetParameters().Length)?.GetParameters()
            .Select(parameter => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name ?? ""))
            .ToList() ?? [];
        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            var place = order.IndexOf(type.Properties[index].Name);
            if (place < 0)
                type.Properties.RemoveAt(index);
            else
                type.Properties[index].Order = place;
        }
    }
}
