using System.Globalization;

namespace PdBot.Procedures.Tests.Walks;

/// <summary>Taipei time as the stories write and print it; the year is 2026 (民國115年).</summary>
internal static class LocalTime
{
    private const int Year = 2026;
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);
    private static readonly string[] Weekdays = ["日", "一", "二", "三", "四", "五", "六"];

    /// <summary>The instant that <c>3/2 09:10</c> names.</summary>
    public static DateTimeOffset Parse(string time) =>
        new(DateTime.ParseExact($"{Year}/{time}", "yyyy/M/d HH:mm", CultureInfo.InvariantCulture), Offset);

    /// <summary>The local day.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>3月2日（一）, with the 民國 year where it is another one.</summary>
    public static string Day(DateOnly day) =>
        (day.Year == Year ? "" : $"{day.Year - 1911}年") + $"{day.Month}月{day.Day}日（{Weekdays[(int)day.DayOfWeek]}）";

    /// <summary>09:10.</summary>
    public static string Hour(DateTimeOffset instant) => instant.ToOffset(Offset).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>3月2日（一）09:10.</summary>
    public static string At(DateTimeOffset instant) => Day(DayOf(instant)) + Hour(instant);

    /// <summary>The end of a time limit: midnight is 24:00 of the day before.</summary>
    public static string Until(DateTimeOffset instant) =>
        instant.ToOffset(Offset).TimeOfDay == TimeSpan.Zero ? Day(DayOf(instant).AddDays(-1)) + "24:00" : At(instant);
}
