using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>A source of choices outside the card.</summary>
/// <param name="Dataset">Which source.</param>
public sealed record DataQuery(string Dataset)
{
    /// <summary>Everyone in the organisation; the values that come back are Entra object ids.</summary>
    public static DataQuery People { get; } = new("graph.microsoft.com/users");

    /// <summary>Always <c>Data.Query</c>.</summary>
    [JsonPropertyOrder(-10)]
    public string Type { get; } = "Data.Query";
}
