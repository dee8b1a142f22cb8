using System.Net;
using PdBot.Domain.Escalation;

namespace PdBot.Behaviour.Tests;

/// <summary>Teams sends again when an answer is late, people press twice, old clients send an Action.Submit: one act each.</summary>
public sealed class The_same_activity_twice_is_one_act
{
    [Fact]
    public async Task The_same_activity_gets_the_same_answer()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();
        var member = bot.Person("黃測試");
        var card = member.Card;

        var first = await member.PressAsync(card, "acknowledge", activityId: "f:same");
        var second = await member.PressAsync(card, "acknowledge", activityId: "f:same");

        Assert.Equal(first.Content.GetRawText(), second.Content.GetRawText());
        Assert.Single((await bot.EventsAsync()).OfType<LevelAcknowledged>());
    }

    [Fact]
    public async Task The_same_press_under_a_new_id_is_told_that_it_is_on_record()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();
        var member = bot.Person("黃測試");
        var card = member.Card;

        await member.PressAsync(card, "acknowledge");
        var again = await member.PressAsync(card, "acknowledge");

        Assert.True(again.Says("此動作先前已記錄，無須重複；最新狀態如下。"));
        Assert.Single((await bot.EventsAsync()).OfType<LevelAcknowledged>());
    }

    [Fact]
    public async Task One_intake_card_opens_one_report_however_often_it_is_sent()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        var intake = await reporter.AskAsync("/report leak");
        var filled = Persona.Filled(intake);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => reporter.PressAsync(intake, "submit-report", filled)));
        await bot.EmptyOutboxAsync();

        Assert.All(answers, answer => Assert.True(answer.Says("案號 PD-115-0001"), answer.Text));
        await bot.OnlyReportAsync();
        Assert.Single(bot.Person("黃測試").Cards);
        var next = await reporter.ReportAsync();
        Assert.True(next.Says("案號 PD-115-0002"));
    }

    [Fact]
    public async Task The_same_command_under_the_same_id_is_answered_once()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        bot.Teams.ConversationOf(reporter.Id.Value);

        await reporter.SendAsync(new { type = "message", text = "help" }, "f:help");
        await reporter.SendAsync(new { type = "message", text = "help" }, "f:help");
        await reporter.AskAsync("名冊");

        Assert.Single(reporter.Cards, card => card.Says("使用說明"));
    }

    [Fact]
    public async Task An_Action_Submit_acts_once_and_rewrites_the_card_that_was_pressed()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();
        var member = bot.Person("黃測試");
        var card = member.Card;

        Assert.Equal(HttpStatusCode.OK, (await member.SubmitAsync(card, "acknowledge")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await member.SubmitAsync(card, "acknowledge")).StatusCode);
        await bot.Teams.WaitForAsync(message => message.ActivityId == card.ActivityId && message.Json.Contains("此動作先前已記錄", StringComparison.Ordinal));
        await bot.EmptyOutboxAsync();

        Assert.Single((await bot.EventsAsync()).OfType<LevelAcknowledged>());
        Assert.Single(member.Cards);
    }

    [Fact]
    public async Task Two_people_deciding_at_once_make_one_decision()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();
        await bot.AdvanceAsync(6);
        var (member, deputy) = (bot.Person("黃測試"), bot.Person("吳演習"));

        var answers = await Task.WhenAll(
            member.PressAsync(member.Card, "establish"),
            deputy.PressAsync(deputy.Card, "dismiss", new Dictionary<string, string> { ["reason"] = "非個資" }));

        Assert.Single((await bot.EventsAsync()).OfType<LevelJudged>());
        Assert.Single(answers, answer => answer.Says("本案已由他人判定或核准") || answer.Says("本案已結束，最新狀態如下。"));
    }
}
