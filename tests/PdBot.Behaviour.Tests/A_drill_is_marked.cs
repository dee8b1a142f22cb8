using PdBot.Domain.Reports;

namespace PdBot.Behaviour.Tests;

/// <summary>A drill looks like a drill on every card, has a number of its own, and otherwise runs like the real thing.</summary>
public sealed class A_drill_is_marked
{
    [Theory]
    [InlineData("/drill leak")]
    [InlineData("演練")]
    public async Task On_every_card_and_in_its_number(string command)
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        var intake = await reporter.AskAsync(command);
        Assert.True(intake.Says("【演練】"));

        Assert.True((await reporter.PressAsync(intake, "submit-report", Persona.Filled(intake))).Says("案號 DR-115-0001"));
        await bot.EmptyOutboxAsync();
        await bot.Person("黃測試").PressAsync("establish");
        await bot.Person("劉模擬").PressAsync("approve");

        var head = Assert.Single(await bot.HeadsAsync());
        Assert.Equal((ReportMode.Drill, "DR-115-0001"), (head.Mode, head.Number.Value));
        foreach (var name in new[] { "黃測試", "劉模擬", "陳虛構" })
        {
            Assert.All(bot.Person(name).Cards, card => Assert.True(card.Says("【演練】本案為演練，並非真實事件"), card.Text));
        }

        Assert.True(reporter.Card.Says("【演練】本案為演練，並非真實事件"));
    }

    [Fact]
    public async Task The_alarm_of_a_drill_is_marked_too_and_real_reports_count_apart()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync("/drill leak");
        await bot.AdvanceAsync(36);
        await bot.EmptyOutboxAsync();

        Assert.All(bot.Person("廖擬定").Cards, card => Assert.True(card.Says("【演練】"), card.Text));
        Assert.All(bot.Staff().Cards.Skip(1), card => Assert.True(card.Says("【演練】"), card.Text));
        var real = await bot.Staff().ReportAsync();
        Assert.True(real.Says("案號 PD-115-0001"));
    }

    [Fact]
    public async Task In_compressed_time_it_climbs_as_much_faster_and_ends_with_a_score()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync("演練", ("pace", "10"));
        Assert.True(bot.Person("黃測試").Card.Says("【演練】"));

        await bot.AdvanceAsync(1.1);
        await bot.Person("劉模擬").PressAsync("establish");
        await bot.Person("陳虛構").PressAsync("acknowledge");
        await bot.Person("曾演練").PressAsync("acknowledge");
        var executive = bot.Person("邱試算");
        var ended = await executive.PressAsync(executive.Duties, "close", new Dictionary<string, string> { ["closing-note"] = "應增列代理人" });
        await bot.EmptyOutboxAsync();

        Assert.True(ended.Says("已結案"));
        var score = bot.Staff().Cards[^1];
        Assert.True(score.Says("DR-115-0001 演練結束"));
        Assert.True(score.Says("4 層，其中越級 1 層"));
        Assert.True(score.Says("越級：逾時未簽收"));
        Assert.Equal(ReportStatus.Closed, Assert.Single(await bot.HeadsAsync()).Status);
    }
}
