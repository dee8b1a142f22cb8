using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>The whole state of a report as one text: every property, in one order.</summary>
internal static class StateText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new Sorted<ImmutableDictionary<FactKey, FactValue>>(facts => facts.Select(fact => $"{fact.Key}={fact.Value}")),
            new Sorted<ImmutableHashSet<string>>(texts => texts),
            new Sorted<ImmutableHashSet<PersonId>>(people => people.Select(person => person.Value)),
            new Sorted<ImmutableHashSet<(PersonId, string, int)>>(attempts => attempts.Select(attempt => attempt.ToString())),
        },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutTheProcedure } },
    };

    public static string Of(Report report) => JsonSerializer.Serialize(report, Options);

    private static void LeaveOutTheProcedure(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i].PropertyType == typeof(Procedure) || type.Properties[i].PropertyType == typeof(Situation))
                type.Properties.RemoveAt(i);
    }

    private sealed class Sorted<T>(Func<T, IEnumerable<string>> texts) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var text in texts(value).Order(StringComparer.Ordinal))
                writer.WriteStringValue(text);
            writer.WriteEndArray();
        }
    }
}
