using System.Text.Json.Nodes;
using PdBot.Teams.Graph;
using PdBot.Teams.Identity;
using PdBot.Teams.Protocol;
using PdBot.Testing.Graph;

namespace PdBot.Teams.Tests.Graph;

/// <summary>The limits of Graph are kept, and it is left alone for as long as it says.</summary>
public sealed class GraphClientTests : IAsyncLifetime
{
    private GraphFixture graph = null!;

    public async Task InitializeAsync() => graph = await GraphFixture.StartAsync();

    public async Task DisposeAsync()
    {
        Assert.Empty(graph.Server.Offences);
        await graph.DisposeAsync();
    }

    [Fact]
    public async Task Forty_five_questions_are_three_batches_and_each_gets_its_own_answer()
    {
        var ids = graph.Server.AddMany(45);

        var answers = await graph.Client.BatchAsync([.. ids.Select(Question)], default);

        Assert.Equal([20, 20, 5], graph.Server.Trips.Select(trip => trip.Items));
        Assert.Equal(ids, answers.Select(IdOf));
    }

    [Fact]
    public async Task What_is_throttled_within_a_batch_is_asked_again_alone_after_as_long_as_it_says()
    {
        var ids = graph.Server.AddMany(25);
        graph.Server.Throttle(ids[3], seconds: 7, inside: true);
        graph.Server.Throttle(ids[22], seconds: 30, inside: true, times: 2);

        var answers = await graph.PushAsync(graph.Client.BatchAsync([.. ids.Select(Question)], default));

        Assert.Equal(ids, answers.Select(IdOf));
        Assert.Equal([20, 5, 2, 1], graph.Server.Trips.Select(trip => trip.Items));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_request_waits_as_long_as_it_is_told(int status)
    {
        var id = graph.Server.AddMany(1)[0];
        graph.Server.Throttle("/users/", seconds: 11, status: status, times: 2);
        var start = graph.Clock.GetUtcNow();

        Assert.Equal(id, IdOf(await graph.PushAsync(graph.Client.SendAsync(Question(id), default))));

        Assert.Equal(3, graph.Server.Trips.Count);
        Assert.True(graph.Clock.GetUtcNow() - start >= TimeSpan.FromSeconds(22));
    }

    [Fact]
    public async Task The_batch_itself_may_be_throttled_too()
    {
        var ids = graph.Server.AddMany(2);
        graph.Server.Throttle("/$batch", seconds: 5);

        Assert.Equal(ids, (await graph.PushAsync(graph.Client.BatchAsync([.. ids.Select(Question)], default))).Select(IdOf));
        Assert.Equal(2, graph.Server.Trips.Count);
    }

    [Fact]
    public async Task Whoever_wants_to_be_left_alone_for_an_hour_is()
    {
        graph.Server.Throttle("/users/", seconds: 3600);

        Assert.Equal(new GraphFault(429, "TooManyRequests", TimeSpan.FromHours(1)), Fault(await graph.Client.SendAsync(Question("x"), default)));
        Assert.Single(graph.Server.Trips);
    }

    [Fact]
    public async Task After_four_attempts_it_is_enough()
    {
        graph.Server.Throttle("/users/", seconds: 1, times: 100);

        Assert.Equal(429, Fault(await graph.PushAsync(graph.Client.SendAsync(Question("x"), default))).Status);
        Assert.Equal(4, graph.Server.Trips.Count);
    }

    [Fact]
    public async Task What_may_not_happen_twice_is_not_tried_twice_unless_Graph_did_nothing()
    {
        graph.Server.AddMany(1);
        var mail = new GraphRequest(HttpMethod.Post, "/users/person0@many.example/sendMail", new JsonObject
        {
            ["message"] = new JsonObject
            {
                ["subject"] = "s",
                ["body"] = new JsonObject { ["contentType"] = "Text", ["content"] = "b" },
                ["toRecipients"] = new JsonArray(new JsonObject { ["emailAddress"] = new JsonObject { ["address"] = "person0@many.example" } }),
            },
        })
        { MayRepeat = false };
        graph.Server.Throttle("/sendMail", seconds: 3, status: 503);
        Assert.Equal(503, Fault(await graph.Client.SendAsync(mail, default)).Status);
        graph.Clock.Advance(TimeSpan.FromSeconds(3));
        graph.Server.Throttle("/sendMail", seconds: 3);

        Assert.IsType<GraphResult.Done>(await graph.PushAsync(graph.Client.SendAsync(mail, default)));
        Assert.Single(graph.Server.Mails);
    }

    [Fact]
    public async Task Errors_are_told_apart_by_their_codes()
    {
        Assert.Equal(new GraphFault(404, "Request_ResourceNotFound"), Fault(await graph.Client.SendAsync(Question("nobody"), default)));
        Assert.Equal(new GraphFault(400, "BadRequest"), Fault(await graph.Client.SendAsync(GraphRequest.Get("/nothing"), default)));
        graph.Server.Withhold("User.Read.All");
        Assert.Equal(new GraphFault(403, "Authorization_RequestDenied"), Fault(await graph.Client.SendAsync(Question("nobody"), default)));
        graph.Server.GoSilent(true);
        Assert.Equal(new GraphFault(null, GraphFault.NoAnswer), Fault(await graph.PushAsync(graph.Client.SendAsync(Question("nobody"), default))));
    }

    [Theory]
    [InlineData("Public", "https://graph.microsoft.com/v1.0", "https://graph.microsoft.com/.default", "https://teams.microsoft.com")]
    [InlineData("USGov", "https://graph.microsoft.us/v1.0", "https://graph.microsoft.us/.default", "https://gov.teams.microsoft.us")]
    [InlineData("China", "https://microsoftgraph.chinacloudapi.cn/v1.0", "https://microsoftgraph.chinacloudapi.cn/.default", "https://teams.microsoftonline.cn")]
    public void Every_cloud_has_a_Graph_of_its_own(string cloud, string root, string scope, string teams) =>
        Assert.Equal(new GraphCloud(new Uri(root), scope, teams), GraphCloud.Of(BotCloud.All.Single(one => one.Name == cloud)));

    private static GraphRequest Question(string id) => GraphRequest.Get($"/users/{id}?$select=id");

    private static string? IdOf(GraphResult result) => Assert.IsType<GraphResult.Done>(result).Body.Text("id");

    private static GraphFault Fault(GraphResult result) => Assert.IsType<GraphResult.Failed>(result).Fault;
}
