using System.Globalization;

namespace PdBot.Storage.Events;

/// <summary>The one written form of an instant: <c>2026-03-02T01:05:00.0000000Z</c>. Sorts as text.</summary>
public static class Instant
{
    /// <summary>How many characters, always.</summary>
    public const int Length = 28;

    /// <summary>The text of an instant.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The instant of a text written by <see cref="Text"/>.</summary>
    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>The text as UTF-8, into exactly <see cref="Length"/> bytes.</summary>
    internal static void Write(DateTimeOffset at, Span<byte> text) =>
        at.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
}
