using PdBot.Documents.Forms;

namespace PdBot.Documents.Tests;

public sealed class Times_are_written_as_in_Taiwan
{
    private static readonly RocTime Taipei = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Taipei"));

    [Theory]
    [InlineData("2026-11-20T01:30:00Z", "中華民國115年11月20日 9時30分", "115/11/20 09:30")]
    [InlineData("2026-11-20T01:00:00Z", "中華民國115年11月20日 9時", "115/11/20 09:00")]
    [InlineData("2026-11-19T16:00:00Z", "中華民國115年11月20日 0時", "115/11/20 00:00")]
    [InlineData("2026-11-19T15:59:59Z", "中華民國115年11月19日 23時59分", "115/11/19 23:59")]
    [InlineData("1911-12-31T16:00:00Z", "中華民國1年1月1日 0時", "1/01/01 00:00")]
    [InlineData("1911-12-31T15:59:00Z", "中華民國前1年12月31日 23時59分", "前1/12/31 23:59")]
    [InlineData("2028-02-28T23:05:00Z", "中華民國117年2月29日 7時5分", "117/02/29 07:05")]
    public void An_instant(string instant, string longForm, string shortForm)
    {
        var at = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(longForm, Taipei.At(at));
        Assert.Equal(shortForm, Taipei.Short(at));
    }

    [Theory]
    [InlineData("2026-04-15T16:00:00Z", "中華民國115年4月15日 24時", "115/04/15 24:00")]
    [InlineData("2028-02-29T16:00:00Z", "中華民國117年2月29日 24時", "117/02/29 24:00")]
    [InlineData("2025-12-31T16:00:00Z", "中華民國114年12月31日 24時", "114/12/31 24:00")]
    [InlineData("2026-04-15T16:00:01Z", "中華民國115年4月16日 0時", "115/04/16 00:00")]
    [InlineData("2026-11-21T12:40:00Z", "中華民國115年11月21日 20時40分", "115/11/21 20:40")]
    public void The_end_of_a_time_limit_at_midnight_is_24_hours_of_the_day_before(string instant, string longForm, string shortForm)
    {
        var at = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(longForm, Taipei.Until(at));
        Assert.Equal(shortForm, Taipei.ShortUntil(at));
    }

    [Theory]
    [InlineData(51 * 60 + 5, "剩餘 2日3小時")]
    [InlineData(61, "剩餘 1小時1分")]
    [InlineData(0, "剩餘 0分")]
    [InlineData(-5, "逾期 5分")]
    [InlineData(-24 * 60, "逾期 1日0小時")]
    public void What_is_left_of_it(int minutes, string words)
    {
        var now = new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
        Assert.Equal(words, RocTime.Distance(now.AddMinutes(minutes), now));
    }
}
