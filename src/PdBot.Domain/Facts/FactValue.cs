using System.Globalization;
using PdBot.Domain.Procedures;

namespace PdBot.Domain.Facts;

/// <summary>The kinds of answers that an intake question takes.</summary>
public enum FactKind
{
    /// <summary>A whole number, 0 or more.</summary>
    Number,
    /// <summary>Yes or no.</summary>
    YesNo,
    /// <summary>One of the question's choices.</summary>
    Choice,
    /// <summary>Free text, masked on the way in.</summary>
    Text,
    /// <summary>A point in time, UTC.</summary>
    Instant,
}

/// <summary>One answer. Stored as text; "unknown" is the absence of a value.</summary>
/// <param name="Kind">What the text means.</param>
/// <param name="Text">Invariant form: digits, <c>true</c>/<c>false</c>, a choice id, free text, or round-trip time.</param>
public sealed record FactValue(FactKind Kind, string Text)
{
    /// <summary>A whole number.</summary>
    public static FactValue Of(long number) => new(FactKind.Number, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Yes or no.</summary>
    public static FactValue Of(bool yes) => new(FactKind.YesNo, yes ? "true" : "false");

    /// <summary>A point in time.</summary>
    public static FactValue Of(DateTimeOffset instant) =>
        new(FactKind.Instant, instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>A choice by its id.</summary>
    public static FactValue OfChoice(string id) => new(FactKind.Choice, id);

    /// <summary>Free text.</summary>
    public static FactValue OfText(string text) => new(FactKind.Text, text);

    /// <summary>The value that a text stands for, or null when the text is not of that kind.</summary>
    public static FactValue? Parse(FactKind kind, string text) => kind switch
    {
        FactKind.Number => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Of(number) : null,
        FactKind.YesNo => bool.TryParse(text, out var yes) ? Of(yes) : null,
        FactKind.Instant => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? Of(instant) : null,
        _ => new FactValue(kind, text),
    };

    /// <summary>The number, or null when this is not one.</summary>
    public long? AsNumber => Kind == FactKind.Number && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The instant, or null when this is not one.</summary>
    public DateTimeOffset? AsInstant => Kind == FactKind.Instant
        ? DateTimeOffset.Parse(Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;

    internal Truth Compare(Comparison comparison, FactValue other)
    {
        if (comparison == Comparison.Is)
            return this == other ? Truth.Yes : Truth.No;
        if (AsNumber is not { } left || other.AsNumber is not { } right)
            return Truth.Unknown;
        var holds = comparison switch
        {
            Comparison.AtLeast => left >= right,
            Comparison.AtMost => left <= right,
            Comparison.MoreThan => left > right,
            _ => left < right,
        };
        return holds ? Truth.Yes : Truth.No;
    }
}
