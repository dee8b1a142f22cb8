namespace PdBot.Teams.Cards.Schema;

/// <summary>Text. Understands a subset of Markdown, so text that people typed must be escaped first.</summary>
/// <param name="Text">The text.</param>
public sealed record TextBlock(string Text) : AdaptiveElement("TextBlock")
{
    /// <summary>Null means the default colour.</summary>
    public Colors? Color { get; init; }

    /// <summary>Null means the default size.</summary>
    public FontSize? Size { get; init; }

    /// <summary>Null means the default weight.</summary>
    public FontWeight? Weight { get; init; }

    /// <summary>Paler than its surroundings; null means no.</summary>
    public bool? IsSubtle { get; init; }

    /// <summary>On by default here, unlike in the schema: a clipped sentence helps nobody.</summary>
    public bool Wrap { get; init; } = true;

    /// <summary>Null means left.</summary>
    public HorizontalAlignment? HorizontalAlignment { get; init; }

    /// <summary>Null means default; <see cref="TextBlockStyle.Heading"/> is announced by screen readers.</summary>
    public TextBlockStyle? Style { get; init; }
}
