using System.Net;
using System.Text.Json;
using PdBot.Domain;
using PdBot.Domain.Reports;

namespace PdBot.Behaviour.Tests;

/// <summary>「回報為個資外洩」 on a message opens the intake in a dialog; of the message only its place and time are taken over.</summary>
public sealed class A_message_can_be_reported
{
    private const string Link = "https://teams.microsoft.com/l/message/19:a_Bc-9@thread.tacv2/1763618474235?tenantId=f0000000-0000-4000-8000-000000000001&groupId=f0000000-0000-4000-8000-000000000002&parentMessageId=1763618474235&teamName=%E7%8E%8B%E5%B0%8F%E6%98%8E&channelName=A123456789&createdTime=1763618474235";
    private const string Kept = "https://teams.microsoft.com/l/message/19%3Aa%5FBc-9%40thread.tacv2/1763618474235?tenantId=f0000000-0000-4000-8000-000000000001&groupId=f0000000-0000-4000-8000-000000000002&parentMessageId=1763618474235&createdTime=1763618474235";

    [Fact]
    public async Task The_dialog_names_where_and_when_and_nothing_that_the_message_says()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();

        var (dialog, json) = await FetchAsync(reporter, Link);

        Assert.Equal($"114年11月20日（四）14:01 張貼之 Teams 訊息 {Kept} ", dialog.Inputs["q-description"]);
        Assert.DoesNotContain("王小明", json, StringComparison.Ordinal);
        Assert.DoesNotContain("A123456789", json, StringComparison.Ordinal);
        Assert.DoesNotContain("孫張貼", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Action.Execute", json, StringComparison.Ordinal);
        Assert.Contains("Action.Submit", json, StringComparison.Ordinal);
        Assert.Empty(bot.Teams.Requests);
        bot.AssertLogIsSilentAbout("王小明", "孫張貼");
    }

    [Fact]
    public async Task What_the_dialog_sends_is_a_report_and_sent_twice_it_is_the_same()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        var (dialog, json) = await FetchAsync(reporter, Link);

        var answer = await SubmitAsync(reporter, dialog, json);
        var again = await SubmitAsync(reporter, dialog, json);
        await bot.EmptyOutboxAsync();

        Assert.True(answer.Says("已收到您的通報，案號 PD-115-0001"));
        Assert.True(again.Says("PD-115-0001"));
        Assert.Equal($"114年11月20日（四）14:01 張貼之 Teams 訊息 {Kept}", (await bot.EventsAsync()).OfType<FactStated>().Single(fact => fact.Fact == FactKey.From("description")).Value);
        Assert.True(reporter.Card.Says("PD-115-0001"));
        Assert.DoesNotContain("王小明", await bot.FileTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_comes_back_into_the_dialog_with_what_was_filled_in()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        var (dialog, json) = await FetchAsync(reporter, Link);

        var answer = await SubmitAsync(reporter, dialog, json, ("unit", "no-such-unit"), ("q-description", "自己寫的概述"));

        Assert.Equal("自己寫的概述", answer.Inputs["q-description"]);
        Assert.Empty(await bot.HeadsAsync());
    }

    [Theory]
    [InlineData("https://teams.microsoft.com/l/message/19:11111111-1111-4111-8111-111111111111_22222222-2222-4222-8222-222222222222@unq.gbl.spaces/1763618474235")]
    [InlineData("https://evil.example/l/message/19:a@thread.tacv2/1763618474235")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://teams.microsoft.com/l/message/19:王小明@thread.tacv2/1763618474235")]
    [InlineData(null)]
    public async Task A_link_that_names_people_or_leads_elsewhere_is_left_out(string? link)
    {
        await using var bot = await Bot.StartAsync();

        var (dialog, _) = await FetchAsync(bot.Staff(), link);

        Assert.Equal("114年11月20日（四）14:01 張貼之 Teams 訊息", dialog.Inputs["q-description"]);
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("王小明")]
    public async Task A_time_that_is_none_is_left_out(string time)
    {
        await using var bot = await Bot.StartAsync();

        var (dialog, _) = await FetchAsync(bot.Staff(), null, time: time);

        Assert.Equal("", dialog.Inputs["q-description"]);
    }

    [Fact]
    public async Task The_chat_of_the_message_is_not_taken_for_the_chat_with_the_bot()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();

        var (dialog, json) = await FetchAsync(reporter, Link, type: "personal");
        await SubmitAsync(reporter, dialog, json);
        await bot.EmptyOutboxAsync();

        Assert.DoesNotContain(bot.Teams.Requests, request => request.ConversationId == "19:message");
        Assert.True(reporter.Card.Says("PD-115-0001"));
        Assert.Equal($"a:{reporter.Id}", (await bot.PeopleAsync(reporter.Id))?.Conversation);
    }

    [Fact]
    public async Task The_form_of_the_slash_menu_begins_empty()
    {
        await using var bot = await Bot.StartAsync();

        var (dialog, _) = await FetchAsync(bot.Staff(), Link, command: "reportLeak");

        Assert.Equal("", dialog.Inputs["q-description"]);
    }

    [Theory]
    [InlineData("somethingElse", "composeExtension/fetchTask", HttpStatusCode.NotImplemented)]
    [InlineData("reportMessage", "composeExtension/query", HttpStatusCode.NotImplemented)]
    [InlineData("reportMessage", "composeExtension/submitAction", HttpStatusCode.BadRequest)]
    public async Task Anything_else_is_refused(string command, string name, HttpStatusCode status)
    {
        await using var bot = await Bot.StartAsync();

        var response = await bot.Staff().SendAsync(new { type = "invoke", name, value = new { commandId = command, data = new { verb = "purge", report = "r1" } } });

        Assert.Equal(status, response.StatusCode);
    }

    private static async Task<(ShownCard Dialog, string Json)> FetchAsync(Persona persona, string? link, string type = "groupChat", string command = "reportMessage", string time = "2025-11-20T06:01:14.235Z")
    {
        var response = await persona.SendAsync(new
        {
            type = "invoke",
            name = "composeExtension/fetchTask",
            conversation = new { id = "19:message", tenantId = persona.Tenant, conversationType = type },
            value = new
            {
                commandId = command,
                commandContext = "message",
                messagePayload = new
                {
                    id = "1763618474235",
                    createdDateTime = time,
                    linkToMessage = link,
                    body = new { contentType = "html", content = "<div>王小明 A123456789 的名單</div>" },
                    from = new { user = new { id = "29:x", displayName = "孫張貼" } },
                },
                context = new { theme = "default" },
            },
        });
        return await DialogAsync(response);
    }

    private static async Task<ShownCard> SubmitAsync(Persona persona, ShownCard dialog, string json, params (string Input, string Value)[] values)
    {
        var data = JsonDocument.Parse(json).RootElement.GetProperty("task").GetProperty("value").GetProperty("card").GetProperty("content").GetProperty("body").EnumerateArray()
            .Last().GetProperty("actions")[0].GetProperty("data").EnumerateObject().ToDictionary(member => member.Name, member => member.Value.ToString());
        foreach (var (name, value) in Persona.Filled(dialog, [("q-description", dialog.Inputs["q-description"]), .. values]))
            data[name] = value;
        var response = await persona.SendAsync(new
        {
            type = "invoke",
            name = "composeExtension/submitAction",
            conversation = new { id = "19:message", tenantId = persona.Tenant, conversationType = "personal" },
            value = new { commandId = "reportMessage", commandContext = "message", data },
        });
        return (await DialogAsync(response)).Dialog;
    }

    private static async Task<(ShownCard Dialog, string Json)> DialogAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var json = await response.Content.ReadAsStringAsync();
        var task = JsonDocument.Parse(json).RootElement.GetProperty("task");
        Assert.Equal("continue", task.GetProperty("type").GetString());
        Assert.Equal("個資外洩通報", task.GetProperty("value").GetProperty("title").GetString());
        Assert.Equal("application/vnd.microsoft.card.adaptive", task.GetProperty("value").GetProperty("card").GetProperty("contentType").GetString());
        return (new ShownCard(task.GetProperty("value").GetProperty("card").GetProperty("content"), null), json);
    }
}
