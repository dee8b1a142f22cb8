using System.Text.Json;
using System.Text.Json.Serialization;
using PdBot.Domain;

namespace PdBot.Storage.Events;

/// <summary>An id is stored as its text.</summary>
internal sealed class IdConverter<T> : JsonConverter<T> where T : struct, IId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.From(reader.GetString() ?? throw new JsonException("An id is null."));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
