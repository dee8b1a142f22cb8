namespace PdBot.Teams.Cards.Schema;

/// <summary>Yes or no; comes back as <see cref="ValueOn"/> or <see cref="ValueOff"/>.</summary>
/// <param name="Id">The name under which the value comes back.</param>
/// <param name="Title">What is agreed to.</param>
public sealed record InputToggle(string Id, string Title) : AdaptiveInput("Input.Toggle", Id)
{
    /// <summary>The value to begin with; null means off.</summary>
    public string? Value { get; init; }

    /// <summary>Null means <c>true</c>.</summary>
    public string? ValueOn { get; init; }

    /// <summary>Null means <c>false</c>.</summary>
    public string? ValueOff { get; init; }

    /// <summary>A long title breaks over lines; on by default here.</summary>
    public bool Wrap { get; init; } = true;
}
