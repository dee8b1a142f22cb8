namespace PdBot.Teams.Cards.Schema;

/// <summary>A date, <c>yyyy-MM-dd</c>.</summary>
/// <param name="Id">The name under which the value comes back.</param>
public sealed record InputDate(string Id) : AdaptiveInput("Input.Date", Id)
{
    /// <summary>The date to begin with; null means empty.</summary>
    public DateOnly? Value { get; init; }

    /// <summary>Shown while empty.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The earliest date allowed; null means none.</summary>
    public DateOnly? Min { get; init; }

    /// <summary>The latest date allowed; null means none.</summary>
    public DateOnly? Max { get; init; }
}
