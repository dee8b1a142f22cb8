using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Deadlines;

/// <summary>When a time limit ends.</summary>
public static class DueRules
{
    /// <summary>The earliest time limit of a report that still runs, shadows left out; null when none does. One that is over runs until its task is done.</summary>
    public static DateTimeOffset? Earliest(Report report) => report.Tasks
        .Where(task => task.Status == TaskStage.Open)
        .SelectMany(task => task.Clocks.Where((_, index) => !report.DefinitionOf(task).Deadlines[index].IsShadow))
        .Min(clock => clock.Due);

    /// <summary>The end of a time limit that begins at an instant.</summary>
    /// <param name="deadline">The limit.</param>
    /// <param name="start">Its beginning, UTC.</param>
    /// <param name="zone">The zone whose days are counted.</param>
    /// <returns>UTC. The end of a day (24:00) is the first instant of the next.</returns>
    public static DateTimeOffset Ends(Deadline deadline, DateTimeOffset start, TimeZoneInfo zone)
    {
        var demanded = EndsByClause(deadline, start, zone);
        return deadline.Own is { } own && start + own < demanded ? start + own : demanded;
    }

    private static DateTimeOffset EndsByClause(Deadline deadline, DateTimeOffset start, TimeZoneInfo zone) => deadline.Unit switch
    {
        // 民法 §120 I: counted in hours, it begins at once and runs through nights and holidays.
        DeadlineUnit.Hours => start.AddHours(deadline.Amount),
        _ => EndOf(LastDay(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, zone).DateTime), deadline.Amount), zone),
    };

    /// <summary>The end of a number of years, counted as <see cref="LastDay"/> counts months.</summary>
    public static DateTimeOffset AfterYears(int years, DateTimeOffset start, TimeZoneInfo zone)
    {
        const int MonthsOfYear = 12;
        return EndOf(LastDay(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, zone).DateTime), years * MonthsOfYear), zone);
    }

    /// <summary>民法 §120 II, §121 II: the first day is not counted; the end is the day before the one that corresponds to the first counted day, or, where the last month has no such day, the last of that month.</summary>
    /// <param name="begins">The day on which it begins.</param>
    /// <param name="months">How many months.</param>
    public static DateOnly LastDay(DateOnly begins, int months)
    {
        var counted = begins.AddDays(1);
        var last = counted.AddMonths(months);
        return last.Day == counted.Day ? last.AddDays(-1) : last;
    }

    private static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        // A zone whose summer time begins at midnight has no such instant: the day then ends with the gap.
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(1);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
