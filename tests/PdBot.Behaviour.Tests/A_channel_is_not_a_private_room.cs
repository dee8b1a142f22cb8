using System.Net;
using PdBot.Domain.Escalation;
using PdBot.Testing;

namespace PdBot.Behaviour.Tests;

/// <summary>Commands typed in public are answered in private; the executive group's own channel hears the alarm.</summary>
public sealed class A_channel_is_not_a_private_room
{
    private const string Channel = "19:executive@thread.tacv2";
    private const string General = "19:general@thread.tacv2;messageid=1700000000000";

    [Theory]
    [InlineData("channel", General)]
    [InlineData("groupChat", "19:group@thread.v2")]
    public async Task A_command_typed_in_public_is_answered_there_to_who_typed_it_alone(string type, string conversation)
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();

        var response = await SayAsync(reporter, type, conversation, "通報 外洩");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var intake = await bot.Teams.WaitForAsync(message => message.ConversationId == conversation);
        Assert.Equal($"29:{reporter.Id}", intake.OnlyFor);
        Assert.Contains("submit-report", new ShownCard(intake.Card!.Value, intake.ActivityId).Buttons);
        Assert.DoesNotContain("仍看得見", intake.Json, StringComparison.Ordinal);
        await reporter.AskAsync("說明");
        Assert.Equal(2, bot.Teams.Shown.Count);
    }

    [Fact]
    public async Task A_report_made_in_a_channel_leaves_nothing_there_for_others_and_its_receipt_is_personal()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        await SayAsync(reporter, "channel", General, "通報 外洩");
        var shown = await bot.Teams.WaitForAsync(message => message.ConversationId == General);
        var intake = new ShownCard(shown.Card!.Value, shown.ActivityId);

        var answer = await reporter.InvokeAsync("submit-report", With(intake.DataOf("submit-report"), Persona.Filled(intake)), conversation: In("channel", General, reporter));
        await bot.EmptyOutboxAsync();

        Assert.True(answer.Says("已收到您的通報"));
        Assert.True(reporter.Card.Says("PD-115-0001"));
        Assert.All(bot.Teams.Shown.Where(message => message.ConversationId == General), message => Assert.NotNull(message.OnlyFor));
    }

    [Theory]
    [InlineData(404, "BotNotInConversationRoster")]
    [InlineData(403, "Forbidden")]
    [InlineData(400, "BadSyntax")]
    public async Task Where_a_private_answer_is_refused_the_personal_chat_gets_it_and_the_channel_hears_only_that(int status, string code)
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        bot.Teams.Refuse(General, ConnectorAnswer.Error(status, code), times: 1);

        await SayAsync(reporter, "channel", General, "通報 外洩");

        var intake = await bot.Teams.WaitForAsync(message => message.Person == reporter.Id.Value);
        Assert.Contains("submit-report", new ShownCard(intake.Card!.Value, intake.ActivityId).Buttons);
        var hint = await bot.Teams.WaitForAsync(message => message.ConversationId == General);
        Assert.Contains("一對一聊天", hint.Content.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Null(hint.OnlyFor);
        Assert.Null(hint.Card);
        Assert.Single(bot.Log.Of(2101));
    }

    [Fact]
    public async Task A_slash_command_that_nobody_saw_leaves_no_trace_when_its_answer_is_refused()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        bot.Teams.Refuse(General, ConnectorAnswer.Error(404, "BotNotInConversationRoster"), times: 1);

        await SayAsync(reporter, "channel", General, "通報 外洩 名單寄錯", targeted: true);

        var intake = await bot.Teams.WaitForAsync(message => message.Person == reporter.Id.Value);
        Assert.DoesNotContain("仍看得見", intake.Json, StringComparison.Ordinal);
        await reporter.AskAsync("說明");
        Assert.DoesNotContain(bot.Teams.Shown, message => message.ConversationId == General);
    }

    [Fact]
    public async Task Who_types_more_than_the_command_in_public_is_told_to_delete_it()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();

        await SayAsync(reporter, "channel", General, "通報 外洩 王小明 A123456789 的名單寄錯了");

        var intake = await bot.Teams.WaitForAsync(message => message.ConversationId == General);
        Assert.Contains("請立即自行刪除該則訊息", intake.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("王小明", intake.Json, StringComparison.Ordinal);
        Assert.NotNull(intake.OnlyFor);
        bot.AssertLogIsSilentAbout("王小明", "A123456789");
    }

    [Fact]
    public async Task The_press_of_an_older_client_on_a_public_card_is_answered_in_private_and_leaves_the_card()
    {
        await using var bot = await Bot.StartAsync();
        var stranger = bot.Staff();

        await stranger.SendAsync(new { type = "message", replyToId = "1700000000001", value = new { verb = "show-mine" }, conversation = In("channel", General, stranger) });

        var answer = await bot.Teams.WaitForAsync(message => message.ConversationId == General);
        Assert.Equal($"29:{stranger.Id}", answer.OnlyFor);
        Assert.DoesNotContain(bot.Teams.Requests, request => request.Method == "PUT" && request.ConversationId == General);
    }

    [Fact]
    public async Task The_executive_groups_channel_hears_the_alarm_once_and_only_members_take_over_there()
    {
        await using var bot = await Bot.StartAsync();
        var roster = await File.ReadAllTextAsync(bot.RosterFile);
        await bot.WriteRosterAsync(roster.Replace("executiveGroup:\n", $"executiveGroup:\n  channel: \"{Channel}\"\n", StringComparison.Ordinal));
        bot.LookAtFiles();
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

    private static object In(string type, string conversation, Persona persona) => new { id = conversation, tenantId = persona.Tenant, conversationType = type, isGroup = true };

    private static Task<HttpResponseMessage> SayAsync(Persona persona, string type, string conversation, string text, bool targeted = false) => persona.SendAsync(new
    {
        type = "message",
        text = targeted ? text : $"<at>PdBot</at> {text}",
        entities = targeted ? [] : new[] { new { type = "mention", text = "<at>PdBot</at>", mentioned = new { id = "28:pdbot", name = "PdBot" } } },
        recipient = new { id = "28:pdbot", name = "PdBot", isTargeted = targeted },
        conversation = In(type, conversation, persona),
    });

    private static Dictionary<string, string> With(Dictionary<string, string> data, Dictionary<string, string> inputs)
    {
        foreach (var (name, value) in inputs)
            data[name] = value;
        return data;
    }
}
