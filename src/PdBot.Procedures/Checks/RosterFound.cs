using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PdBot.Domain;

namespace PdBot.Procedures.Checks;

/// <summary>What a check of a roster found, as far as the next one must know it to say what is new. It is kept, so it names nobody: hashes, which can be compared and not read.</summary>
/// <param name="People">Whom nobody could reach, for which reason and in which places.</param>
/// <param name="Warnings">What else there was.</param>
public sealed record RosterFound(ImmutableHashSet<string> People, ImmutableHashSet<string> Warnings)
{
    /// <summary>What a check found.</summary>
    public static RosterFound Of(RosterReport report) => new(
        [.. RosterNews.Unreachable(report).Select(one => Key(one.Person, one.En))],
        [.. RosterNews.Messages(report, Gravity.Warning).Select(Key)]);

    /// <summary>Reads what <see cref="ToJson"/> wrote; null when nothing was, or another version wrote it that kept something else.</summary>
    public static RosterFound? Parse(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, RosterFoundJson.Default.RosterFound) is { People: not null, Warnings: not null } found ? found : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RosterFoundJson.Default.RosterFound);

    internal bool Has(RosterPerson person, string[] places) => People.Contains(Key(person, places));

    internal bool Has(LocalizedText warning) => Warnings.Contains(Key(warning));

    private static string Key(RosterPerson person, string[] places) => Hash($"{person.Id} {person.Reason} {string.Join(' ', places)}");

    private static string Key(LocalizedText warning) => Hash(warning.ZhTw);

    /// <summary>Half of it: two that are alike would only leave out the word "new".</summary>
    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RosterFound))]
internal sealed partial class RosterFoundJson : JsonSerializerContext;
