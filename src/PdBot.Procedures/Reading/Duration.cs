using System.Globalization;
using System.Text.RegularExpressions;

namespace PdBot.Procedures.Reading;

/// <summary>Lengths of time as people write them: <c>45s</c>, <c>10m</c>, <c>2h</c>, <c>1h30m</c>, <c>3d</c>. Never <c>24:00:00</c>, which .NET reads as 24 days.</summary>
internal static partial class Duration
{
    public static TimeSpan? Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || text.Length == 0)
            return null;
        var seconds = Part(match, "d") * 86_400 + Part(match, "h") * 3_600 + Part(match, "m") * 60 + Part(match, "s");
        return seconds is > 0 and <= 366 * 86_400 ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static long Part(Match match, string unit) =>
        match.Groups[unit].Success ? long.Parse(match.Groups[unit].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^(?:(?<d>[0-9]{1,3})d)?(?:(?<h>[0-9]{1,4})h)?(?:(?<m>[0-9]{1,5})m)?(?:(?<s>[0-9]{1,6})s)?$")]
    private static partial Regex Pattern();
}
