using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Storage.Events;

namespace PdBot.Behaviour.Tests;

/// <summary>A typed command, a card filled in, each contact's card pressed: the report is at the top, and everything is in the log.</summary>
public sealed class A_report_climbs_to_the_top
{
    [Theory]
    [InlineData("/report leak")]
    [InlineData("report leak")]
    [InlineData("通報 外洩")]
    [InlineData("／通報　外洩")]
    [InlineData("Report-Leak\r\n")]
    [InlineData("<at>PdBot</at>&nbsp;/report leak")]
    public async Task Every_spelling_gives_the_intake_card(string typed)
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        bot.Teams.ConversationOf(reporter.Id.Value);

        var response = await reporter.SendAsync(new
        {
            type = "message",
            text = typed,
            entities = new[] { new { type = "mention", text = "<at>PdBot</at>", mentioned = new { id = "28:pdbot", name = "PdBot" } } },
        });

        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        var shown = await bot.Teams.WaitForAsync(message => message.Person == reporter.Id.Value);
        Assert.Contains("submit-report", new ShownCard(shown.Card!.Value, null).Buttons);
    }

    [Fact]
    public async Task Each_level_in_turn_up_to_the_executive_group()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();

        var answer = await reporter.ReportAsync("/report leak", ("source", "official-letter"));
        Assert.True(answer.Says("已收到您的通報，案號 PD-115-0001"));
        Assert.True(reporter.Card.Says("目前由「收文窗口」處理"));

        var clerk = bot.Person("王示範");
        Assert.True(clerk.Card.Says("請簽收，並分派事件發生之業務單位"));
        Assert.True(clerk.Card.Says("寄送通知信時誤附名單"));
        Assert.Empty(bot.Person("黃測試").Cards);
        Assert.True((await clerk.PressAsync("acknowledge")).Says("本層級已完成"));
        Assert.True(clerk.Card.Says("本層級已完成"));
        Assert.Empty(clerk.Card.Buttons);

        var member = bot.Person("黃測試");
        await member.PressAsync("acknowledge");
        Assert.Empty(bot.Person("劉模擬").Cards);
        await member.PressAsync("establish", ("reason", "名單確已寄出"));
        var dean = bot.Person("劉模擬");
        Assert.True(dean.Card.Says("黃測試 於"));
        await dean.PressAsync("approve");
        await bot.Person("陳虛構").PressAsync("acknowledge");
        Assert.True(bot.Person("邱試算").Card.Says("督導通報應變作業"));
        await bot.Person("曾演練").PressAsync("acknowledge");

        Assert.True(reporter.Card.Says("已逐級陳報完成"));
        Assert.True(bot.Person("邱試算").Card.Says("曾演練 於"));
        var events = await bot.EventsAsync();
        Assert.Equal(
            ["王示範", "黃測試", "黃測試", "劉模擬", "陳虛構", "曾演練"], events.OfType<ActOnLevel>().Select(act => act.ActorName));
        Assert.Single(events.OfType<ChainCompleted>());
        Assert.True((await new LogVerifier(bot.Reports).VerifyAsync(await bot.OnlyReportAsync(), CancellationToken.None)).IsIntact);
        bot.AssertLogIsSilentAbout("寄送通知信時誤附名單", "名單確已寄出");
    }

    [Fact]
    public async Task A_dismissal_closes_the_report_and_tells_reporter_and_unit()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        await reporter.ReportAsync();
        var member = bot.Person("黃測試");

        Assert.True((await member.PressAsync("dismiss")).Says("請先填寫理由"));
        await member.PressAsync(member.Card, "dismiss", new Dictionary<string, string> { ["reason"] = "附件為公開課表，承辦人電話 0912345678" });
        await bot.EmptyOutboxAsync();

        Assert.Contains(reporter.Cards, card => card.Says("判定不成立，本案結束") && card.Says("附件為公開課表"));
        Assert.Contains(member.Cards, card => card.Says("判定不成立，本案結束"));
        Assert.DoesNotContain(reporter.Cards, card => card.Says("0912345678"));
        Assert.Equal(ReportStatus.Dismissed, Assert.Single(await bot.HeadsAsync()).Status);
        await bot.AdvanceAsync(120);
        Assert.True(Assert.Single(bot.Person("劉模擬").Cards).Says("判定不成立，本案結束"));
        Assert.Empty(bot.Person("陳虛構").Cards);
    }

    [Fact]
    public async Task What_waits_for_me_opens_as_the_card_with_its_buttons()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();
        var member = bot.Person("黃測試");

        var mine = await member.AskAsync("我的待辦");
        Assert.True(mine.Says("待簽收：業務單位"));
        var shown = await member.PressAsync(mine, "refresh");

        Assert.Contains("establish", shown.Buttons);
    }
}
