using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Storage.Events;

namespace PdBot.Behaviour.Tests;

/// <summary>宜蘭大學: contact and convener judge together, the severity decides who else is told.</summary>
public sealed class The_NIU_chain_judges_jointly
{
    [Fact]
    public async Task A_grave_report_climbs_over_adviser_and_secretary_to_the_executive_group()
    {
        await using var bot = await Bot.StartAsync("niu-example");
        var reporter = bot.Staff();

        await reporter.ReportAsync("/report leak", ("unit", "registrar"), ("source", "unit-report"), ("q-records", "1000"));

        Assert.True(reporter.Card.Says("三級事故"));
        Assert.True(reporter.Card.Says("從嚴認定"));
        var (contact, convener) = (bot.Person("江虛擬"), bot.Person("羅設例"));
        await contact.PressAsync("acknowledge");
        Assert.Empty(bot.Person("潘樣品").Cards);
        await convener.PressAsync("establish");
        Assert.True(contact.Card.Says("羅設例 於"));
        await bot.Person("潘樣品").PressAsync("acknowledge");
        await bot.Person("朱示意").PressAsync("acknowledge");
        // Whether it touches information security is not known: an unknown fact counts upward.
        await bot.Person("梁試題").PressAsync("acknowledge");
        await bot.Person("高假定").PressAsync("acknowledge");
        await bot.Person("顏假託").PressAsync("acknowledge");
        await bot.Person("何試辦").PressAsync("acknowledge");

        Assert.True(reporter.Card.Says("已逐級陳報完成"));
        Assert.Single((await bot.EventsAsync()).OfType<ChainCompleted>());
        Assert.True((await new LogVerifier(bot.Reports).VerifyAsync(await bot.OnlyReportAsync(), CancellationToken.None)).IsIntact);
    }

    [Fact]
    public async Task A_minor_report_does_not_trouble_secretary_and_adviser()
    {
        await using var bot = await Bot.StartAsync("niu-example");
        var reporter = bot.Staff();

        await reporter.ReportAsync(
            "/report leak", ("unit", "registrar"), ("source", "unit-report"), ("q-records", "12"), ("q-sensitive", "false"), ("q-protected", "true"),
            ("q-media-attention", "false"), ("q-media-reported", "false"), ("q-judicial-notice", "false"), ("q-infosec", "false"));

        Assert.True(reporter.Card.Says("一級事故"));
        await bot.Person("江虛擬").PressAsync("acknowledge");
        await bot.Person("羅設例").PressAsync("establish");
        await bot.Person("潘樣品").PressAsync("acknowledge");
        await bot.Person("朱示意").PressAsync("acknowledge");
        await bot.Person("趙草擬").PressAsync("acknowledge");

        Assert.True(reporter.Card.Says("已逐級陳報完成"));
        Assert.All(new[] { "梁試題", "高假定", "顏假託" }, name => Assert.Empty(bot.Person(name).Cards));
    }

    [Fact]
    public async Task Until_both_have_acknowledged_their_card_names_the_end_of_the_window()
    {
        await using var bot = await Bot.StartAsync("niu-example");
        await bot.Staff().ReportAsync("/report leak", ("unit", "registrar"), ("source", "phone"));
        var (contact, convener) = (bot.Person("江虛擬"), bot.Person("羅設例"));

        await bot.AdvanceAsync(2);
        await contact.PressAsync("acknowledge");
        await bot.AdvanceAsync(2);
        await convener.PressAsync("acknowledge");

        // Both have 20 minutes from the second acknowledgement at 4 minutes; the engine passes over at the same instant.
        var start = (await bot.EventsAsync()).OfType<LevelOpened>().First().At;
        var by = TimeZoneInfo.ConvertTime(start.AddMinutes(24), TimeZoneInfo.FindSystemTimeZoneById("Asia/Taipei"));
        Assert.True(contact.Card.Says($"{by:HH:mm} 前處理"));
        Assert.True(convener.Card.Says($"{by:HH:mm} 前處理"));
        await bot.AdvanceAsync(19.9);
        Assert.Empty((await bot.EventsAsync()).OfType<LevelPassedOver>());
        await bot.AdvanceAsync(0.2);
        Assert.Single((await bot.EventsAsync()).OfType<LevelPassedOver>());
    }
}
