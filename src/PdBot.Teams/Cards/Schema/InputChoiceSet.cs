using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>One choice, or several that come back joined by commas (so no value may hold a comma).</summary>
/// <param name="Id">The name under which the value comes back.</param>
/// <param name="Choices">The choices.</param>
public sealed record InputChoiceSet(string Id, IReadOnlyList<InputChoice> Choices) : AdaptiveInput("Input.ChoiceSet", Id)
{
    /// <summary>The value to begin with; null means none.</summary>
    public string? Value { get; init; }

    /// <summary>Shown while nothing is chosen.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Null means one choice.</summary>
    public bool? IsMultiSelect { get; init; }

    /// <summary>Null means compact.</summary>
    public ChoiceInputStyle? Style { get; init; }

    /// <summary>Long choices break over lines; on by default here.</summary>
    public bool Wrap { get; init; } = true;

    /// <summary>A directory to choose from as well; null means only <see cref="Choices"/>.</summary>
    [JsonPropertyName("choices.data")]
    public DataQuery? ChoicesData { get; init; }
}
