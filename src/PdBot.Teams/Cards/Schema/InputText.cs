namespace PdBot.Teams.Cards.Schema;

/// <summary>Free text.</summary>
/// <param name="Id">The name under which the value comes back.</param>
public sealed record InputText(string Id) : AdaptiveInput("Input.Text", Id)
{
    /// <summary>The text to begin with; null means empty.</summary>
    public string? Value { get; init; }

    /// <summary>Shown while empty.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Several lines; null means one.</summary>
    public bool? IsMultiline { get; init; }

    /// <summary>In characters; null means no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Which keyboard a phone shows; null means text.</summary>
    public TextInputStyle? Style { get; init; }

    /// <summary>A regular expression that the client checks; null means none.</summary>
    public string? Regex { get; init; }
}
