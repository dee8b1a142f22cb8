using System.Text.Json;
using System.Text.Json.Serialization;

namespace PdBot.Storage.Events;

/// <summary>An instant is stored as UTC in one fixed form.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Instant.Length];
        Instant.Write(value, text);
        writer.WriteStringValue(text);
    }
}
