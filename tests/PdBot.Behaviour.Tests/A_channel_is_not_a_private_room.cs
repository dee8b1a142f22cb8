using System.Net;
using PdBot.Domain.Escalation;

namespace PdBot.Behaviour.Tests;

/// <summary>Commands typed in public are answered in private; the executive group's own channel hears the alarm.</summary>
public sealed class A_channel_is_not_a_private_room
{
    private const string Channel = "19:executive@thread.tacv2";

    [Theory]
    [InlineData("channel", "19:general@thread.tacv2;messageid=1700000000000")]
    [InlineData("groupChat", "19:group@thread.v2")]
    public async Task A_command_typed_in_public_is_answered_in_the_personal_chat(string type, string conversation)
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        bot.Teams.ConversationOf(reporter.Id.Value);

        var response = await reporter.SendAsync(new
        {
            type = "message",
            text = "<at>PdBot</at> 通報 外洩",
            entities = new[] { new { type = "mention", text = "<at>PdBot</at>", mentioned = new { id = "28:pdbot", name = "PdBot" } } },
            conversation = new { id = conversation, tenantId = reporter.Tenant, conversationType = type, isGroup = true },
        });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var intake = await bot.Teams.WaitForAsync(message => message.Person == reporter.Id.Value);
        Assert.Contains("submit-report", new ShownCard(intake.Card!.Value, intake.ActivityId).Buttons);
        var hint = await bot.Teams.WaitForAsync(message => message.ConversationId == conversation);
        Assert.Contains("一對一聊天", hint.Content.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Null(hint.Card);
    }

    [Fact]
    public async Task The_executive_groups_channel_hears_the_alarm_once_and_only_members_take_over_there()
    {
        await using var bot = await Bot.StartAsync();
        var roster = await File.ReadAllTextAsync(bot.RosterFile);
        var read = bot.Log.NextAsync(3005);
        await bot.WriteRosterAsync(roster.Replace("executiveGroup:\n", $"executiveGroup:\n  channel: \"{Channel}\"\n", StringComparison.Ordinal));
        bot.Clock.Advance(TimeSpan.FromSeconds(6));
        await read;
        var reporter = bot.Staff();
        await reporter.ReportAsync();

        await bot.AdvanceAsync(36);
        await bot.EmptyOutboxAsync();

        var alarm = Assert.Single(bot.Teams.Shown, message => message.ConversationId == Channel && new ShownCard(message.Card!.Value, message.ActivityId).Says("緊急：所有層級均無人回應"));
        var card = new ShownCard(alarm.Card!.Value, alarm.ActivityId);

        Assert.True((await reporter.PressAsync(card, "take-over")).Says("您不是本案的聯絡人"));
        Assert.Empty((await bot.EventsAsync()).OfType<ReportTakenOver>());
        await bot.Person("廖擬定").PressAsync(card, "take-over");
        await bot.EmptyOutboxAsync();
        Assert.Single((await bot.EventsAsync()).OfType<ReportTakenOver>());
        var rewritten = bot.Teams.Shown.Single(message => message.ActivityId == alarm.ActivityId);
        Assert.True(new ShownCard(rewritten.Card!.Value, rewritten.ActivityId).Says("廖擬定 已接手處理"));
    }
}
