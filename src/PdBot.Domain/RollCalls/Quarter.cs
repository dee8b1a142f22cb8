using System.Globalization;

namespace PdBot.Domain.RollCalls;

/// <summary>A quarter of a year; each has one roll-call (報到). Written and stored as <c>2026-4</c>.</summary>
/// <param name="Year">The year of our era.</param>
/// <param name="Number">1 to 4.</param>
public readonly record struct Quarter(int Year, int Number)
{
    private const int Months = 3;
    private const int RepublicOfChina = 1911;

    /// <summary>The first day that is neither a weekend nor New Year's Day (開國紀念日), nor the Monday that stands for it.</summary>
    /// <remarks>Other holidays do not fall on the first days of a quarter, and makeup days are announced anew each year: they are not known here.</remarks>
    public DateOnly FirstWorkingDay
    {
        get
        {
            var first = new DateOnly(Year, (Number * Months) - Months + 1, 1);
            var day = Number != 1 ? first : first.AddDays(first.DayOfWeek == DayOfWeek.Sunday ? 2 : 1);
            while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                day = day.AddDays(1);
            return day;
        }
    }

    /// <summary>As people read it, with the year of the Republic of China in Chinese.</summary>
    public LocalizedText Title => new($"{Year - RepublicOfChina} 年第 {Number} 季", $"Q{Number} {Year}");

    /// <summary>The quarter of a day.</summary>
    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month + Months - 1) / Months);

    /// <summary>The quarter that was written so; null when the text is none.</summary>
    public static Quarter? Parse(string text) =>
        text.Length == 6 && text[4] == '-' && text[5] is >= '1' and <= '4' && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > RepublicOfChina
            ? new(year, text[5] - '0')
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Number}");
}
