using PdBot.EndToEnd.Tests.Playground;

namespace PdBot.EndToEnd.Tests.Tokens;

/// <summary>Agents Playground in its authenticated mode, against the program in Production. Only Entra and the channel's keys are servers of the tests.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class Playground_with_tokens
{
    private static readonly PlaygroundOrganisation Organisation = new(new Guid(Office.Tenant), $"28:{Office.AppId}", "個資通報");
    private static readonly PlaygroundPersona Staff = new("丁同仁", new Guid("c9000000-0000-4000-8000-0000000000fe"), "ding");

    [Fact]
    public async Task Behind_the_channel_tokens_go_both_ways_and_Playground_itself_checks_those_of_the_bot()
    {
        await using var office = await Office.StartAsync();
        await using var relay = await ChannelRelay.StartAsync(office);
        await using var playground = await StartAsync(office, relay.Messages);
        office.Internet.Play("smba.trafficmanager.net", playground.Page);
        await using var chat = await PlaygroundChat.ConnectAsync(playground);

        await chat.InstallAsync();
        await chat.SeesAsync("開始通報", TimeSpan.FromSeconds(60));
        await chat.SayAsync("/report leak");
        var intake = await chat.IsOfferedAsync("送出通報", TimeSpan.FromSeconds(60));
        var answer = await chat.PressAsync(intake, "送出通報", new Dictionary<string, string>
        {
            ["unit"] = "academic-affairs",
            ["source"] = "self-discovered",
            ["q-event-kind"] = "breach",
            ["q-description"] = "寄送通知信時誤附名單",
        });

        Assert.Contains("PD-115-0001", answer.Everything, StringComparison.Ordinal);
        Assert.All(relay.Brought, header => Assert.StartsWith("Bearer ", header, StringComparison.Ordinal));
        Assert.Contains(office.Entra.Requests, request => request.Scope == $"{Office.AppId}/.default");
        Assert.Contains(office.Entra.Requests, request => request.Scope == "https://api.botframework.com/.default");
        Assert.Equal(0, office.Count("[2101]"));
    }

    [Fact]
    public async Task Playground_refuses_a_token_that_Entra_did_not_sign()
    {
        await using var office = await Office.StartAsync();
        await using var relay = await ChannelRelay.StartAsync(office);
        await using var playground = await StartAsync(office, relay.Messages);
        using var http = new HttpClient();

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(playground.Page, "/_connector/v3/conversations")) { Content = new StringContent("{}") };
        request.Headers.Authorization = new("Bearer", office.Token().With("aud", "https://api.botframework.com").Write());
        using var answer = await http.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Without_the_channel_between_them_its_token_of_Entra_does_not_get_in()
    {
        await using var office = await Office.StartAsync();
        var empty = StoreText.Read(office.Database);
        await using var playground = await StartAsync(office, office.Bot.Messages);
        await using var chat = await PlaygroundChat.ConnectAsync(playground);

        await chat.InstallAsync();

        await Eventually.TrueAsync(() => office.Count("Request refused with 401: UnknownKey") > 0, TimeSpan.FromSeconds(60), "the bot refuses");
        Assert.Contains(office.Entra.Requests, request => request.Scope == $"{Office.AppId}/.default");
        Assert.Equal(0, office.Count("401: NoToken"));
        Assert.Equal(empty, StoreText.Read(office.Database));
    }

    private static async Task<PlaygroundServer> StartAsync(Office office, Uri messages)
    {
        var folder = Machine.TemporaryFolder("playground");
        PlaygroundConfig.Write(folder, Staff, [Staff], Organisation);
        var environment = new Dictionary<string, string?>(office.Internet.Environment)
        {
            ["NODE_OPTIONS"] = $"--require {Path.Combine(PdBot.Testing.NodeProgram.Folder, "through-proxy.cjs")}",
        };
        return await PlaygroundServer.StartAsync(Staff, folder, messages, new PlaygroundRegistration(Office.AppId, Office.Secret, Office.OwnTenant, environment));
    }
}
