using System.Net;
using System.Net.Http.Json;
using System.Text;
using PdBot.EndToEnd.Tests.Crashes;
using PdBot.EndToEnd.Tests.Tokens;
using PdBot.Testing;

namespace PdBot.EndToEnd.Tests.Operation;

/// <summary>The real nginx in front of the built program, as <c>infra/server</c> says: what comes through, and what does not.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class NginxTests
{
    [Fact]
    public async Task What_Teams_sends_comes_through_and_nothing_else()
    {
        await using var office = await Office.StartAsync(new Dictionary<string, string?> { ["Bot:PublicUrl"] = $"https://{Nginx.Name}" });
        await using var nginx = await Nginx.StartAsync(office.Bot.Address);
        var person = Activities.Stranger();
        office.Connector.ConversationOf(person);
        var report = Activities.Say(office, person, "/report leak").ToJsonString();

        using var taken = await nginx.SendAsync(HttpMethod.Post, "/api/messages", Json(report), office.Token().Write());
        Assert.True(taken.StatusCode == HttpStatusCode.OK, $"{taken.StatusCode}\n{nginx.Output}\n{office.Bot.Output}");
        await office.Connector.WaitForAsync(message => message.Person == person && message.Card is not null, TimeSpan.FromSeconds(30));

        Assert.Equal(401, await StatusAsync(nginx.SendAsync(HttpMethod.Post, "/api/messages", Json(report))));
        Assert.Equal(413, await StatusAsync(nginx.SendAsync(HttpMethod.Post, "/api/messages", Json(new string(' ', 300_000)), office.Token().Write())));
        Assert.Equal(403, await StatusAsync(nginx.SendAsync(HttpMethod.Get, "/api/messages")));
        foreach (var path in new[] { "/", "/readyz", "/healthz", "/api/messages/", "/api/messages/..%2f..%2freadyz", "/documents/", "/documents/../readyz", "/documents/a/../../readyz", "//readyz" })
            Assert.Equal((path, 404), (path, await StatusAsync(nginx.SendAsync(HttpMethod.Get, path))));
        using var expired = await nginx.SendAsync(HttpMethod.Get, "/documents/CfDJ8-not_a_key");
        Assert.NotEqual(HttpStatusCode.OK, expired.StatusCode);
        Assert.Contains("text/html", $"{expired.Content.Headers.ContentType}", StringComparison.Ordinal);
        Assert.DoesNotContain("CfDJ8", nginx.AccessLog, StringComparison.Ordinal);
        using var plain = await nginx.SendAsync(HttpMethod.Post, "/api/messages", Json(report), scheme: "http");
        Assert.Equal($"https://{Nginx.Name}/api/messages", $"{plain.Headers.Location}");
    }

    [Fact]
    public async Task A_bot_without_an_identity_is_not_opened_to_the_world_by_a_proxy()
    {
        var folder = Machine.TemporaryFolder("open");
        try
        {
            await using var teams = await LoopbackConnector.StartAsync();
            await File.WriteAllTextAsync(Path.Combine(folder, "town.yaml"), Town.Roster());
            await using var bot = await BotProcess.StartAsync(new Dictionary<string, string?> { ["Storage:Path"] = Path.Combine(folder, "pdbot.db"), ["Roster:Path"] = Path.Combine(folder, "town.yaml") });
            await using var nginx = await Nginx.StartAsync(bot.Address);

            Assert.Equal(403, await StatusAsync(nginx.SendAsync(HttpMethod.Post, "/api/messages", JsonContent.Create(new { type = "message" }))));
            Assert.Contains("NotLocal", bot.Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task<int> StatusAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        return (int)answer.StatusCode;
    }
}
