using System.Text.Json;
using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>Writes <see cref="CardData"/> as a JSON object. Cards are only ever written.</summary>
internal sealed class CardDataConverter : JsonConverter<CardData>
{
    public override CardData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Cards are written, never read.");

    public override void Write(Utf8JsonWriter writer, CardData value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value.Entries)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }
}
