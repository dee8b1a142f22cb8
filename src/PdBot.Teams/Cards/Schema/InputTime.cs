namespace PdBot.Teams.Cards.Schema;

/// <summary>A time of day, <c>HH:mm</c>.</summary>
/// <param name="Id">The name under which the value comes back.</param>
public sealed record InputTime(string Id) : AdaptiveInput("Input.Time", Id)
{
    /// <summary>The time to begin with (<c>HH:mm</c>); null means empty.</summary>
    public string? Value { get; init; }

    /// <summary>Shown while empty.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The earliest time allowed (<c>HH:mm</c>); null means none.</summary>
    public string? Min { get; init; }

    /// <summary>The latest time allowed (<c>HH:mm</c>); null means none.</summary>
    public string? Max { get; init; }
}
