using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Behaviour.Tests;

/// <summary>Nobody answers: the deputy at half time, the next level at the end, the alarm at the top, and again.</summary>
public sealed class A_silent_level_is_passed_over
{
    [Fact]
    public async Task The_deputy_is_asked_at_half_time_and_the_next_level_at_the_end()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();

        await bot.AdvanceAsync(4.5);
        Assert.Empty(bot.Person("吳演習").Cards);
        await bot.AdvanceAsync(1);
        Assert.True(bot.Person("吳演習").Card.Says("已逾簽收期限之半仍未回應"));
        Assert.Empty(bot.Person("劉模擬").Cards);
        await bot.AdvanceAsync(5);

        var dean = bot.Person("劉模擬").Card;
        Assert.True(dean.Says("「業務單位」（黃測試、吳演習）逾時未簽收，依通報原則往上逕行陳報（6.3.2）。"));
        Assert.True(dean.Says("前面層級尚未判定，請由您判定是否為個資事件。"));
        Assert.True(bot.Person("黃測試").Card.Says("您未於"));
        Assert.True(bot.Person("吳演習").Card.Says("已逕行陳報上一層級"));
        var passed = Assert.Single((await bot.EventsAsync()).OfType<LevelPassedOver>());
        Assert.Equal(UnreachableReason.NoAnswer, passed.Reason);
        Assert.Contains("黃測試=NoAnswer", passed.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_press_is_logged_and_answered_politely_and_moves_nothing_backwards()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();
        await bot.AdvanceAsync(11);

        var answer = await bot.Person("黃測試").PressAsync("acknowledge");

        Assert.True(answer.Says("您於期限後簽收，已留存紀錄"));
        Assert.True(Assert.Single((await bot.EventsAsync()).OfType<LevelAcknowledged>()).Late);
        Assert.True(bot.Person("劉模擬").Card.Says("請判定個資事件是否成立"));
        Assert.True(bot.Person("劉模擬").Card.Says("黃測試 於"));
        Assert.Single((await bot.EventsAsync()).OfType<LevelPassedOver>());
    }

    [Fact]
    public async Task Declining_brings_the_deputy_at_once_and_without_a_deputy_the_next_level()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();

        await bot.Person("黃測試").PressAsync("decline");
        Assert.True(bot.Person("吳演習").Card.Says("黃測試（業務單位）回覆無法處理，請您以代理人身分處理。"));
        await bot.Person("吳演習").PressAsync("decline");

        Assert.True(bot.Person("劉模擬").Card.Says("回覆無法處理，依通報原則往上逕行陳報"));
        Assert.True(bot.Person("黃測試").Card.Says("您已回覆無法處理"));
    }

    [Fact]
    public async Task Someone_on_declared_leave_is_not_waited_for()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync("/report leak", ("unit", "library"));

        await bot.Person("謝佔位").PressAsync("establish");

        Assert.Empty(bot.Person("郭假設").Cards);
        Assert.True(bot.Person("洪預設").Card.Says("郭假設（業務單位主管）請假中"));
    }

    [Fact]
    public async Task Everybody_silent_raises_the_alarm_and_the_chain_is_walked_again_until_someone_acts()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        await reporter.ReportAsync();

        await bot.AdvanceAsync(36);
        await bot.EmptyOutboxAsync();
        Assert.Contains(bot.Person("廖擬定").Cards, card => card.Says("緊急：所有層級均無人回應"));
        Assert.Contains(reporter.Cards, card => card.Says("請立即電洽 示範大學校安中心：03-000-0000"));
        await bot.AdvanceAsync(31);
        await bot.EmptyOutboxAsync();
        Assert.Single((await bot.EventsAsync()).OfType<ChainWalkedAgain>());
        Assert.Equal(2, bot.Person("黃測試").Cards.Count);

        await bot.Person("黃測試").PressAsync("establish");
        Assert.Contains(reporter.Cards, card => card.Says("已有人員處理本案，毋須再撥打電話"));
        Assert.Contains((await bot.EventsAsync()).OfType<LevelJudged>(), judged => !judged.Late);
    }

    [Fact]
    public async Task The_executive_group_can_take_over_the_alarm()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();
        await bot.AdvanceAsync(36);
        await bot.EmptyOutboxAsync();
        var executive = bot.Person("廖擬定");
        var alarm = executive.Cards.Single(card => card.Says("緊急：所有層級均無人回應"));

        Assert.True((await executive.PressAsync(alarm, "take-over")).Says("廖擬定 已接手處理"));
        await bot.EmptyOutboxAsync();

        Assert.Contains(bot.Person("邱試算").Cards, card => card.Says("廖擬定 已接手處理"));
        Assert.Single((await bot.EventsAsync()).OfType<ReportTakenOver>());
    }
}
