namespace PdBot.Teams.Cards.Schema;

/// <summary>A number; comes back as text.</summary>
/// <param name="Id">The name under which the value comes back.</param>
public sealed record InputNumber(string Id) : AdaptiveInput("Input.Number", Id)
{
    /// <summary>The number to begin with; null means empty.</summary>
    public decimal? Value { get; init; }

    /// <summary>Shown while empty.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The least value allowed; null means none.</summary>
    public decimal? Min { get; init; }

    /// <summary>The greatest value allowed; null means none.</summary>
    public decimal? Max { get; init; }
}
