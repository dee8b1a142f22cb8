using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using PdBot.Teams.Identity;
using PdBot.Teams.Outbound;
using PdBot.Teams.Protocol;
using PdBot.Testing;
using PdBot.Testing.Identity;

namespace PdBot.Teams.Tests.Identity;

/// <summary>Azure.Identity's own credential against a server that speaks Entra's protocol.</summary>
public sealed class ConnectorTokensTests : IAsyncLifetime
{
    private static readonly Uri Teams = new("https://smba.trafficmanager.net/teams/");
    private static readonly BotIdentity Identity = new(
        "0b07ffff-0000-4000-8000-0000000000b0", "0b07ffff-0000-4000-8000-000000000001", BotCloud.Public, new BotProof.Secret("not~a.real-secret"));

    private readonly Internet internet = Internet.Create();
    private readonly ManualTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private EntraServer entra = null!;
    private ConnectorTokens tokens = null!;

    public async Task InitializeAsync()
    {
        entra = await EntraServer.StartAsync();
        internet.Play("login.microsoftonline.com", entra.Address);
        tokens = Create(ServiceUrlPolicy.CloudOnly);
    }

    public async Task DisposeAsync()
    {
        await entra.DisposeAsync();
        await internet.DisposeAsync();
    }

    [Fact]
    public async Task One_request_serves_all_who_ask_at_once_and_later()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => GetAsync()));
        clock.Advance(TimeSpan.FromMinutes(54));

        Assert.Equal(all[0], await GetAsync());
        Assert.Single(all.Distinct());
        Assert.Single(entra.Requests);
    }

    [Fact]
    public async Task Five_minutes_before_its_end_it_is_renewed_while_the_old_one_is_used()
    {
        entra.Lifetime = TimeSpan.FromMinutes(4);
        var old = await GetAsync();
        clock.Advance(TimeSpan.FromSeconds(11));
        using (entra.Hold())
        {
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => GetAsync())), token => Assert.Equal(old, token));
        }

        await RenewedAsync(old);
        Assert.Equal(2, entra.Requests.Count);
    }

    [Fact]
    public async Task While_it_cannot_be_renewed_the_old_one_is_used_to_its_end_and_then_none()
    {
        entra.Lifetime = TimeSpan.FromMinutes(4);
        var old = await GetAsync();
        entra.Refuses = "AADSTS7000222";

        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(old, await GetAsync());
        clock.Advance(TimeSpan.FromMinutes(1));

        await RefusedAsync();
    }

    [Fact]
    public async Task Entra_is_not_asked_more_often_than_every_ten_seconds_when_it_refuses()
    {
        entra.Refuses = "AADSTS7000215";
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<AuthenticationFailedException>(GetAsync);
        Assert.Single(entra.Requests);

        clock.Advance(TimeSpan.FromSeconds(11));
        entra.Refuses = null;

        Assert.NotNull(await GetAsync());
        Assert.Equal(2, entra.Requests.Count);
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_takes_nothing_from_the_others()
    {
        using var impatient = new CancellationTokenSource();
        Task<string?> first, second;
        using (entra.Hold())
        {
            first = tokens.GetAsync(Teams, impatient.Token).AsTask();
            second = GetAsync();
            await impatient.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        }

        Assert.NotNull(await second);
        Assert.Single(entra.Requests);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net.example/teams/")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("https://graph.microsoft.com/")]
    [InlineData("http://127.0.0.1:3978/")]
    public async Task No_token_is_even_asked_for_where_it_may_not_go(string address)
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => tokens.GetAsync(new Uri(address), CancellationToken.None).AsTask());
        Assert.Empty(entra.Requests);
    }

    [Fact]
    public async Task A_token_of_one_cloud_does_not_go_to_another()
    {
        var own = Create(new ServiceUrlPolicy([BotCloud.Public], allowLoopback: false));

        Assert.NotNull(await own.GetAsync(Teams, CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => own.GetAsync(new Uri("https://smba.infra.gov.teams.microsoft.us/teams/"), CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task When_the_Connector_refuses_the_token_the_next_message_gets_another_but_not_every_time()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Refuse(LoopbackConnector.Anyone, ConnectorAnswer.Error(401, "Unauthorized"), times: 2);
        var policy = new ServiceUrlPolicy(allowLoopback: true);
        var here = Create(policy);
        using var http = new HttpClient(ConnectorClient.CreateHandler());
        var client = new ConnectorClient(http, here.GetAsync, new ConnectorOptions { ServiceUrls = policy }, clock, here.Refused);
        var chat = ConversationReference.To(connector.ServiceUrl, connector.ConversationOf("p"), "t");

        for (var i = 0; i < 3; i++)
            await client.SendToConversationAsync(chat, OutboundActivity.OfText("您好"), CancellationToken.None);

        var shown = connector.Requests.Select(request => request.Authorization).ToArray();
        Assert.NotEqual(shown[0], shown[1]);
        Assert.Equal(shown[1], shown[2]);
        Assert.Equal([401, 401, 201], connector.Requests.Select(request => request.Status));
        Assert.Equal(2, entra.Requests.Count);
    }

    private Task<string?> GetAsync() => tokens.GetAsync(Teams, CancellationToken.None).AsTask();

    private ConnectorTokens Create(ServiceUrlPolicy policy) => new(
        () => BotCredential.Create(Identity, new HttpClientTransport(internet.CreateClient())), BotCloud.Public.Scope, policy, clock, NullLogger<ConnectorTokens>.Instance);

    /// <summary>The renewal goes on in the background, where only its outcome can be seen.</summary>
    /// <summary>Nobody gets a token, and Entra's word comes; a request that was under way when the clock was pushed ran into its time limit instead.</summary>
    private async Task RefusedAsync()
    {
        var patience = TimeProvider.System.GetTimestamp();
        while (await Assert.ThrowsAnyAsync<Exception>(GetAsync) is not AuthenticationFailedException)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(patience) < TimeSpan.FromSeconds(30), "Not refused.");
            clock.Advance(TimeSpan.FromSeconds(11));
        }
    }

    private async Task RenewedAsync(string? old)
    {
        var patience = TimeProvider.System.GetTimestamp();
        while (await GetAsync() == old)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(patience) < TimeSpan.FromSeconds(30), "Not renewed.");
            await Task.Yield();
        }
    }
}
