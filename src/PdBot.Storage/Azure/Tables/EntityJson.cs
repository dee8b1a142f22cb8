using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Rows as the JSON of the Table service: what JSON cannot tell apart is annotated with its type.</summary>
internal static class EntityJson
{
    private const string Annotation = "@odata.type";
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    // A row has a limit of size; escaping every Chinese character would take three times the place.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>An instant with all its ticks, as it is stored and as filters write it.</summary>
    public static string Format(DateTimeOffset instant) => instant.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);

    /// <summary>A row as UTF-8, without what the service keeps itself (time stamp, ETag) and without nulls.</summary>
    /// <exception cref="ArgumentException">A value of a type that tables do not have, or a text that is not Unicode.</exception>
    public static byte[] Write(ITableEntity entity)
    {
        if (entity is not IDictionary<string, object?> properties)
            throw new ArgumentException("Only rows that are dictionaries can be written.", nameof(entity));
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            foreach (var (name, value) in properties)
                if (value is not null && name != "Timestamp" && !name.StartsWith("odata.", StringComparison.Ordinal))
                    Write(json, name, value);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Fills a row from an object of an answer.</summary>
    /// <exception cref="JsonException">It is not a row.</exception>
    public static void Read(JsonElement json, IDictionary<string, object?> row)
    {
        foreach (var property in json.EnumerateObject())
            if (property.Name == "odata.etag")
                row[property.Name] = property.Value.GetString();
            else if (!property.Name.StartsWith("odata.", StringComparison.Ordinal) && !property.Name.EndsWith(Annotation, StringComparison.Ordinal))
                row[property.Name] = Value(property, TypeOf(json, property.Name));
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text: json.WriteString(name, Checked(name, text)); break;
            case bool yes: json.WriteBoolean(name, yes); break;
            case int number: json.WriteNumber(name, number); break;
            case long number: Annotate(json, name, "Edm.Int64", number.ToString(CultureInfo.InvariantCulture)); break;
            case double number: Write(json, name, number); break;
            case DateTimeOffset instant: Annotate(json, name, "Edm.DateTime", Format(instant)); break;
            case DateTime { Kind: not DateTimeKind.Unspecified } instant: Annotate(json, name, "Edm.DateTime", Format(instant)); break;
            case Guid guid: Annotate(json, name, "Edm.Guid", guid.ToString("D")); break;
            case byte[] bytes: Annotate(json, name, "Edm.Binary", Convert.ToBase64String(bytes)); break;
            default: throw new ArgumentException($"Property '{name}' is of type {value.GetType().Name}, which tables do not have (a DateTime must be UTC).", nameof(value));
        }
    }

    private static void Write(Utf8JsonWriter json, string name, double number)
    {
        if (!double.IsFinite(number))
        {
            Annotate(json, name, "Edm.Double", number.ToString(CultureInfo.InvariantCulture));
            return;
        }
        json.WriteString(name + Annotation, "Edm.Double");
        json.WriteNumber(name, number);
    }

    private static void Annotate(Utf8JsonWriter json, string name, string type, string value)
    {
        json.WriteString(name + Annotation, type);
        json.WriteString(name, value);
    }

    // Half of a surrogate pair would be stored as a question mark: another text, with another hash.
    private static string Checked(string name, string text)
    {
        try
        {
            _ = Strict.GetByteCount(text);
            return text;
        }
        catch (EncoderFallbackException)
        {
            throw new ArgumentException($"Property '{name}' is not valid Unicode.", nameof(text));
        }
    }

    private static string? TypeOf(JsonElement json, string name) =>
        name == "Timestamp" ? "Edm.DateTime" : json.TryGetProperty(name + Annotation, out var type) ? type.GetString() : null;

    private static object? Value(JsonProperty property, string? type)
    {
        try
        {
            return property.Value.ValueKind == JsonValueKind.Null ? null : Value(property.Value, type);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or OverflowException)
        {
            throw new JsonException($"Property '{property.Name}' of a row is not a {type ?? "value"}.");
        }
    }

    private static object Value(JsonElement json, string? type) => type switch
    {
        "Edm.Int64" => json.ValueKind == JsonValueKind.Number ? json.GetInt64() : long.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        "Edm.DateTime" => DateTimeOffset.Parse(json.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        "Edm.Guid" => json.GetGuid(),
        "Edm.Binary" => json.GetBytesFromBase64(),
        "Edm.Double" => json.ValueKind == JsonValueKind.Number ? json.GetDouble() : double.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        "Edm.Int32" => json.GetInt32(),
        _ => Untyped(json),
    };

    private static object Untyped(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when json.TryGetInt32(out var number) => number,
        JsonValueKind.Number => json.GetDouble(),
        _ => throw new FormatException(),
    };
}
