using System.Text.Json;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Outbound;
using PdBot.Teams.Protocol;
using PdBot.Testing;

namespace PdBot.Teams.Tests.Outbound;

public sealed class ConnectorOperationTests : ConnectorFixture
{
    private static readonly AdaptiveCard Card = new() { Body = [new TextBlock("請簽收")] };

    [Fact]
    public async Task A_conversation_is_created_without_a_message_and_is_the_same_one_every_time()
    {
        var first = Sent(await Client().CreateConversationAsync(Connector.ServiceUrl, Person, "t1", CancellationToken.None));
        var second = Sent(await Client().CreateConversationAsync(Connector.ServiceUrl, Person, "t1", CancellationToken.None));

        Assert.Equal(first, second);
        Assert.Null(first.ActivityId);
        Assert.Empty(Connector.Shown);
        GoldenFile.Matches("create-conversation", JsonSerializer.SerializeToUtf8Bytes(Connector.Requests[0].Body));
    }

    [Fact]
    public async Task A_card_is_sent_updated_and_deleted()
    {
        var sent = Sent(await Client().SendToConversationAsync(Chat, OutboundActivity.OfCard(Card, "有一件通報待簽收") with { Alert = true }, CancellationToken.None));
        GoldenFile.Matches("send-card", JsonSerializer.SerializeToUtf8Bytes(Connector.Requests[0].Body));

        var updated = Sent(await Client().UpdateActivityAsync(Chat, sent.ActivityId!, OutboundActivity.OfCard(Card with { Body = [new TextBlock("已簽收")] }), CancellationToken.None));
        Assert.Equal(sent.ActivityId, updated.ActivityId);
        Assert.Equal(2, Assert.Single(Connector.SeenBy(Person)).Version);
        Assert.Contains("已簽收", Connector.SeenBy(Person)[0].Json);

        Sent(await Client().DeleteActivityAsync(Chat, sent.ActivityId!, CancellationToken.None));
        Assert.Empty(Connector.Shown);
    }

    [Fact]
    public async Task Text_goes_out_plain_with_its_mentions()
    {
        Sent(await Client().ReplyToActivityAsync(
            Chat, "17", OutboundActivity.OfText("<at>林怡君</at> 請留意") with { Entities = [Entity.Mention("29:1", "林怡君")] }, CancellationToken.None));

        Assert.EndsWith("/activities/17", Connector.Requests[0].Path);
        GoldenFile.Matches("send-text", JsonSerializer.SerializeToUtf8Bytes(Connector.Requests[0].Body));
    }

    [Fact]
    public async Task A_message_for_one_in_a_channel_is_marked_as_such()
    {
        var targeted = OutboundActivity.OfText("只有您看得到") with { TargetedAt = new ChannelAccount { Id = "29:1" } };

        await Client().SendToConversationAsync(Chat, targeted, CancellationToken.None);

        Assert.EndsWith("/activities?isTargetedActivity=true", Connector.Requests[0].Path);
        Assert.Equal("29:1", Connector.Requests[0].Body.GetProperty("recipient").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Ids_are_escaped_into_the_path()
    {
        var thread = ConversationReference.To(Connector.ServiceUrl, "19:a/b@thread.tacv2;messageid=17?x#y");

        Sent(await Client().SendToConversationAsync(thread, OutboundActivity.OfText("x"), CancellationToken.None));

        Assert.Equal("/teams/v3/conversations/19%3Aa%2Fb%40thread.tacv2%3Bmessageid%3D17%3Fx%23y/activities", Connector.Requests[0].Path);
        Assert.Equal("19:a/b@thread.tacv2;messageid=17?x#y", Connector.Requests[0].ConversationId);
    }

    [Fact]
    public async Task The_token_is_asked_for_the_admitted_address_and_sent()
    {
        Uri? askedFor = null;
        Token = (uri, _) =>
        {
            askedFor = uri;
            return ValueTask.FromResult<string?>("secret");
        };

        Sent(await SendAsync());

        Assert.Equal(new Uri(Connector.ServiceUrl), askedFor);
        Assert.Equal("Bearer secret", Connector.Requests[0].Authorization);
    }

    [Fact]
    public async Task An_address_outside_the_policy_gets_neither_token_nor_request()
    {
        var asked = false;
        Token = (_, _) =>
        {
            asked = true;
            return ValueTask.FromResult<string?>("secret");
        };

        var fault = Fault(await Client(new ConnectorOptions()).SendToConversationAsync(Chat, OutboundActivity.OfText("x"), CancellationToken.None));

        Assert.Equal((ConnectorFaultKind.HostNotAllowed, FaultSource.Bot), (fault.Kind, fault.Source));
        Assert.False(asked);
        Assert.Empty(Connector.Requests);
    }

    [Fact]
    public async Task A_token_that_cannot_be_had_is_a_passing_fault_and_nothing_is_sent()
    {
        Token = (_, _) => throw new InvalidOperationException("no credential");

        var fault = Fault(await SendAsync());

        Assert.Equal((ConnectorFaultKind.Unavailable, "NoToken", true), (fault.Kind, fault.Code, fault.MayRetryBlindly));
        Assert.Empty(Connector.Requests);
    }

    [Fact]
    public async Task A_payload_over_the_limit_is_not_sent()
    {
        var fault = Fault(await SendAsync(new string('個', 50_000)));

        Assert.Equal((ConnectorFaultKind.TooLarge, FaultSource.Bot), (fault.Kind, fault.Source));
        Assert.Empty(Connector.Requests);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        Connector.Refuse(Person, new ConnectorAnswer(307));

        Assert.Equal(ConnectorFaultKind.Unavailable, Fault(await SendAsync()).Kind);
        Assert.Single(Connector.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"id\":7}")]
    public async Task A_message_taken_without_an_id_is_sent_all_the_same(string body)
    {
        Connector.Refuse(Person, new ConnectorAnswer(201) { Body = body });

        Assert.Null(Sent(await SendAsync()).ActivityId);
    }

    [Fact]
    public async Task A_conversation_created_without_an_id_is_none()
    {
        Connector.Refuse(Person, new ConnectorAnswer(201) { Body = "{}" });

        var fault = Fault(await Client().CreateConversationAsync(Connector.ServiceUrl, Person, "t1", CancellationToken.None));

        Assert.True(fault.MayRetryBlindly);
    }
}
