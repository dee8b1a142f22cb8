namespace PdBot.Documents.Forms;

/// <summary>A text in a form, or the place where one is still missing.</summary>
/// <param name="Text">The text; for a missing one a hint at what belongs there, which may be empty.</param>
/// <param name="IsMissing">Printed as 【待填】 with the hint.</param>
internal readonly record struct Entry(string Text, bool IsMissing = false)
{
    /// <summary>The sign for what is still to be filled in.</summary>
    public const string ToFill = "【待填】";

    public static readonly Entry Empty = new("");

    /// <summary>The text, or missing when there is none.</summary>
    public static Entry Of(string? text, string hint = "") => string.IsNullOrWhiteSpace(text) ? new(hint, true) : new(text);

    public static Entry Missing(string hint = "") => new(hint, true);

    public static implicit operator Entry(string text) => new(text);

    /// <summary>This, or the other when this is missing.</summary>
    public Entry Or(Entry other) => IsMissing ? other : this;

    /// <summary>At most so many characters, for places that must not grow.</summary>
    public Entry Cut(int longest) => this with { Text = SafeText.Cut(Text, longest) };
}
