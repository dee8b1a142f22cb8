using System.Text.Json;

namespace PdBot.EndToEnd.Tests.Playground;

/// <summary>The harness itself works: several persons, each with a Playground of their own, by the page and without it.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class PlaygroundProofTests(Chromium chromium)
{
    private static readonly PlaygroundPersona[] People =
    [
        new("陳思妤", new Guid("5d0c1c1e-0000-4000-8000-000000000101"), "chen"),
        new("林柏翰", new Guid("5d0c1c1e-0000-4000-8000-000000000102"), "lin"),
        new("黃雅筑", new Guid("5d0c1c1e-0000-4000-8000-000000000103"), "huang"),
        new("張家豪", new Guid("5d0c1c1e-0000-4000-8000-000000000104"), "zhang"),
    ];

    [Fact]
    public async Task Four_persons_act_at_once_one_of_them_before_the_page()
    {
        await using var bot = await StubBot.StartAsync();
        await using var relay = await LanguageRelay.StartAsync(bot.Messages);
        var servers = await PlaygroundServer.StartAllAsync(People, relay.Messages, PlaygroundOrganisation.Example);
        try
        {
            await Task.WhenAll([ByPageAsync(bot, servers[0]), .. servers.Skip(1).Select(server => ByCallsAsync(bot, server))]);
        }
        finally
        {
            foreach (var server in servers)
            {
                await server.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task A_forbidden_connector_refuses_whatever_the_bot_sends()
    {
        await using var bot = await StubBot.StartAsync();
        await using var connector = await ForbiddenConnector.StartAsync("BotNotInConversationRoster");
        await connector.InstallAsync(bot.Messages, People[0], PlaygroundOrganisation.Example);
        var installed = Assert.Single(bot.Received);

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => bot.SendAsync(installed, StubBot.Statement("有人嗎")));

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Single(connector.Refused);
    }

    private static async Task ByCallsAsync(StubBot bot, PlaygroundServer server)
    {
        var me = server.Me;
        await using var chat = await PlaygroundChat.ConnectAsync(server);
        await chat.InstallAsync();
        await chat.SayAsync("/report leak");
        var asked = await chat.SeesAsync($"請{me.Name}簽收");

        var answer = await chat.PressAsync(asked, "簽收", new Dictionary<string, string> { ["reason"] = "已聯繫" });

        Assert.Equal($"{me.Name}已簽收:已聯繫", answer.Everything);
        var said = bot.Received.Single(activity => From(activity) == me.UserId && Type(activity) == "message");
        await bot.SendAsync(said, StubBot.Statement("已逕行陳報"), asked.Id);
        await chat.SeesRewrittenAsync(asked, "已逕行陳報");
        Assert.Contains(bot.Received, activity => Type(activity) == "installationUpdate" && From(activity) == me.UserId);
        Assert.Equal("zh-TW", said.GetProperty("locale").GetString());
    }

    private async Task ByPageAsync(StubBot bot, PlaygroundServer server)
    {
        var me = server.Me;
        await using var page = await ChatPage.OpenAsync(chromium, server);
        await page.SayAsync("/report leak");
        var asked = await page.SeesCardAsync($"請{me.Name}簽收");
        await page.PictureAsync("proof-asked");
        await ChatPage.FillAsync(asked, "理由", "已聯繫");
        await ChatPage.PressAsync(asked, "簽收");
        var done = await page.SeesCardAsync($"{me.Name}已簽收:已聯繫");
        await page.PictureAsync("proof-done", done);

        Assert.Single(await page.CardTextsAsync());
        Assert.Contains(bot.Received, activity => Type(activity) == "installationUpdate" && From(activity) == me.UserId);
    }

    private static string? Type(JsonElement activity) => activity.GetProperty("type").GetString();

    private static string? From(JsonElement activity) => activity.GetProperty("from").GetProperty("id").GetString();
}
