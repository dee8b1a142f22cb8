using PdBot.Domain.RollCalls;

namespace PdBot.Domain.Tests.RollCalls;

/// <summary>A quarter begins on its first working day, and is written in one way.</summary>
public sealed class QuarterTests
{
    [Theory]
    [InlineData(2026, 4, "2026-10-01")] // a Thursday
    [InlineData(2027, 1, "2027-01-04")] // New Year's Day is a Friday
    [InlineData(2028, 1, "2028-01-03")] // a Saturday
    [InlineData(2023, 1, "2023-01-03")] // a Sunday: the Monday stands for it
    [InlineData(2026, 1, "2026-01-02")] // a Thursday
    [InlineData(2028, 4, "2028-10-02")] // 1 October is a Sunday
    [InlineData(2028, 3, "2028-07-03")] // 1 July is a Saturday
    public void The_first_working_day_is_no_weekend_and_not_New_Year(int year, int number, string day) =>
        Assert.Equal(day, $"{new Quarter(year, number).FirstWorkingDay:yyyy-MM-dd}");

    [Theory]
    [InlineData("2026-01-01", "2026-1")]
    [InlineData("2026-03-31", "2026-1")]
    [InlineData("2026-04-01", "2026-2")]
    [InlineData("2026-12-31", "2026-4")]
    public void A_day_has_one_quarter_and_a_quarter_one_text(string day, string text)
    {
        var quarter = Quarter.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(text, $"{quarter}");
        Assert.Equal(quarter, Quarter.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-5")]
    [InlineData("2026-0")]
    [InlineData("2026/4")]
    [InlineData("-026-4")]
    [InlineData("0000-1")]
    [InlineData("2026-44")]
    public void Anything_else_is_no_quarter(string text) => Assert.Null(Quarter.Parse(text));

    [Fact]
    public void It_is_due_at_the_hour_of_the_organisation()
    {
        var due = RollCallRules.DueAt(new Quarter(2026, 4), 3, TimeZoneInfo.FindSystemTimeZoneById("Asia/Taipei"));
        Assert.Equal(new DateTimeOffset(2026, 9, 30, 19, 0, 0, TimeSpan.Zero), due);
    }
}
