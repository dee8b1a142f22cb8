using PdBot.Domain.Deadlines;
using PdBot.Domain.Procedures;

namespace PdBot.Domain.Tests.Stories;

/// <summary>Hours run through; months are counted by 民法 §120–121, checked against a second calculation that counts day by day.</summary>
public sealed class A_time_limit_ends_as_the_law_counts
{
    private static readonly TimeZoneInfo Taipei = TimeZoneInfo.FindSystemTimeZoneById("Asia/Taipei");

    [Theory]
    [InlineData("2026-01-30T14:00", 1, "2026-02-28")]
    [InlineData("2026-03-15T09:00", 1, "2026-04-15")]
    [InlineData("2026-01-31T00:00", 1, "2026-02-28")]
    [InlineData("2024-01-31T08:00", 1, "2024-02-29")]
    [InlineData("2026-02-28T23:59", 1, "2026-03-31")]
    [InlineData("2024-02-29T10:00", 12, "2025-02-28")]
    [InlineData("2026-12-31T10:00", 1, "2027-01-31")]
    [InlineData("2026-08-30T10:00", 6, "2027-02-28")]
    public void Months_end_with_the_last_day(string begins, int months, string lastDay)
    {
        var ends = DueRules.Ends(Months(months), Local(begins), Taipei);

        Assert.Equal(Local($"{lastDay}T00:00").AddDays(1), ends);
    }

    [Fact]
    public void Hours_begin_at_once_and_run_through_nights_and_holidays() =>
        Assert.Equal(Local("2026-02-18T10:30"), DueRules.Ends(new Deadline(72, DeadlineUnit.Hours, Milestone.Discovered, Clause.Parameter), Local("2026-02-15T10:30"), Taipei));

    [Theory]
    [InlineData(DeadlineUnit.Hours, 36, "20:00", "2026-02-16T06:30")]
    [InlineData(DeadlineUnit.Months, 1, "20:00", "2026-02-16T06:30")]
    [InlineData(DeadlineUnit.Hours, 1, "20:00", "2026-02-15T11:30")]
    public void An_organisation_may_be_stricter_and_never_more_lenient(DeadlineUnit unit, int amount, string own, string ends) =>
        Assert.Equal(Local(ends), DueRules.Ends(
            new Deadline(amount, unit, Milestone.Discovered, Clause.Parameter, Own: TimeSpan.Parse(own, System.Globalization.CultureInfo.InvariantCulture)), Local("2026-02-15T10:30"), Taipei));

    [Fact]
    public void Every_day_of_forty_years_agrees_with_counting_on_the_fingers()
    {
        for (var day = new DateOnly(2000, 1, 1); day.Year < 2040; day = day.AddDays(1))
            for (var months = 1; months <= 14; months++)
                Assert.Equal(OnTheFingers(day, months), DueRules.LastDay(day, months));
    }

    [Theory]
    [InlineData("Asia/Taipei")]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Africa/Cairo")]
    public void The_end_is_the_end_of_a_local_day_in_every_zone(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var dice = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var start = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(dice.Next(60 * 24 * 365 * 10));
            var months = 1 + dice.Next(24);
            var ends = DueRules.Ends(Months(months), start, zone);

            var last = TimeZoneInfo.ConvertTime(ends.AddTicks(-1), zone);
            Assert.Equal(OnTheFingers(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, zone).DateTime), months), DateOnly.FromDateTime(last.DateTime));
            Assert.True(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(ends, zone).DateTime) > DateOnly.FromDateTime(last.DateTime));
        }
    }

    [Fact]
    public void Years_are_twelve_months_each() =>
        Assert.Equal(Local("2029-11-21T00:00"), DueRules.AfterYears(3, Local("2026-11-20T13:40"), Taipei));

    /// <summary>
    /// The second opinion: walks day by day. The day after the first is day one of the first month; a month is over on the eve of the
    /// same number in the next month, or on that month's last day when it has no such number.
    /// </summary>
    private static DateOnly OnTheFingers(DateOnly first, int months)
    {
        var counted = first.AddDays(1);
        var (year, month) = (counted.Year, counted.Month);
        for (var i = 0; i < months; i++)
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        var day = counted;
        while (day.Year != year || day.Month != month)
            day = day.AddDays(1);
        while (day.Day != counted.Day && day.AddDays(1).Month == month)
            day = day.AddDays(1);
        return day.Day == counted.Day ? day.AddDays(-1) : day;
    }

    private static Deadline Months(int months) => new(months, DeadlineUnit.Months, Milestone.Contained, Clause.Parameter);

    private static DateTimeOffset Local(string text) => new DateTimeOffset(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8)).ToUniversalTime();
}
