using PdBot.Teams.Outbound;
using PdBot.Teams.Protocol;
using PdBot.Testing;

namespace PdBot.Teams.Tests.Outbound;

/// <summary>A client and a real server on this machine.</summary>
public abstract class ConnectorFixture : IAsyncLifetime
{
    protected const string Person = "00000000-0000-0000-0000-000000000001";

    private readonly HttpClient http = new(ConnectorClient.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    protected LoopbackConnector Connector { get; private set; } = null!;

    protected ManualTimeProvider Clock { get; } = new();

    protected Func<Uri, CancellationToken, ValueTask<string?>> Token { get; set; } = (_, _) => ValueTask.FromResult<string?>(null);

    protected ConversationReference Chat => ConversationReference.To(Connector.ServiceUrl, Connector.ConversationOf(Person), "t1");

    public async Task InitializeAsync() => Connector = await LoopbackConnector.StartAsync();

    public async Task DisposeAsync()
    {
        http.Dispose();
        await Connector.DisposeAsync();
    }

    protected ConnectorClient Client(ConnectorOptions? options = null) =>
        new(http, (uri, cancel) => Token(uri, cancel), options ?? Loopback(), Clock);

    protected static ConnectorOptions Loopback() => new() { ServiceUrls = new ServiceUrlPolicy(allowLoopback: true) };

    protected Task<ConnectorResult> SendAsync(string text = "您好") =>
        Client().SendToConversationAsync(Chat, OutboundActivity.OfText(text), CancellationToken.None);

    protected static ConnectorFault Fault(ConnectorResult result) => Assert.IsType<ConnectorResult.Failed>(result).Fault;

    protected static ConnectorResult.Sent Sent(ConnectorResult result) => Assert.IsType<ConnectorResult.Sent>(result);
}
