using System.Globalization;

namespace PdBot.Documents.Forms;

/// <summary>Times as documents in Taiwan write them: 民國 years, in the zone of the procedure, to the minute.</summary>
/// <param name="Zone">The zone.</param>
internal sealed record RocTime(TimeZoneInfo Zone)
{
    /// <summary>民國 1 is 1912; the year before it is 民國前 1.</summary>
    private const int YearZero = 1911;

    /// <summary>An instant: 中華民國115年11月20日 9時30分.</summary>
    public string At(DateTimeOffset instant) => Long(Local(instant));

    /// <summary>The end of a time limit: an end at midnight is the 24時 of the day before.</summary>
    public string Until(DateTimeOffset instant) => Long(Local(instant), endsDay: true);

    /// <summary>An instant in a table: 115/11/20 09:30.</summary>
    public string Short(DateTimeOffset instant) => Brief(Local(instant));

    /// <summary>The end of a time limit in a table; midnight is 24:00 of the day before.</summary>
    public string ShortUntil(DateTimeOffset instant) => Brief(Local(instant), endsDay: true);

    /// <summary>The day of an instant: 中華民國115年11月20日.</summary>
    public string Day(DateTimeOffset instant) => Day(Local(instant));

    /// <summary>How long until the end, or since: 剩餘 2日3小時, 逾期 5分.</summary>
    public static string Distance(DateTimeOffset due, DateTimeOffset now)
    {
        var distance = (due - now).Duration();
        var length = distance switch
        {
            { TotalDays: >= 1 } => Invariant($"{(int)distance.TotalDays}日{distance.Hours}小時"),
            { TotalHours: >= 1 } => Invariant($"{(int)distance.TotalHours}小時{distance.Minutes}分"),
            _ => Invariant($"{distance.Minutes}分"),
        };
        return (now > due ? "逾期 " : "剩餘 ") + length;
    }

    private DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    private static string Long(DateTime local, bool endsDay = false)
    {
        if (endsDay && IsMidnight(local))
            return Day(local.AddDays(-1)) + " 24時";
        var minutes = local.Minute == 0 ? "" : Invariant($"{local.Minute}分");
        return Day(local) + Invariant($" {local.Hour}時") + minutes;
    }

    private static string Day(DateTime local) => Invariant($"中華民國{Year(local)}年{local.Month}月{local.Day}日");

    private static string Brief(DateTime local, bool endsDay = false) => endsDay && IsMidnight(local)
        ? BriefDay(local.AddDays(-1)) + " 24:00"
        : BriefDay(local) + local.ToString(" HH:mm", CultureInfo.InvariantCulture);

    private static string BriefDay(DateTime local) => Year(local) + local.ToString("/MM/dd", CultureInfo.InvariantCulture);

    private static string Year(DateTime local) => local.Year > YearZero ? Invariant($"{local.Year - YearZero}") : Invariant($"前{YearZero + 1 - local.Year}");

    private static bool IsMidnight(DateTime local) => local is { Hour: 0, Minute: 0, Second: 0 };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
