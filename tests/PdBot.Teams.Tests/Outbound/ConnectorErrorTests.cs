using PdBot.Teams.Outbound;
using PdBot.Teams.Protocol;
using PdBot.Testing;
using static PdBot.Teams.Outbound.ConnectorFaultKind;

namespace PdBot.Teams.Tests.Outbound;

public sealed class ConnectorErrorTests : ConnectorFixture
{
    private const string Blocked = "{\"errorCode\":209,\"message\":\"{\\r\\n  \\\"subCode\\\": \\\"MessageWritesBlocked\\\",\\r\\n  \\\"details\\\": \\\"x\\\"\\r\\n}\"}";
    private const string BlockedInside = "{\"error\":{\"code\":\"209\",\"message\":\"{\\\"subCode\\\":\\\"MessageWritesBlocked\\\"}\"}}";

    [Theory]
    [InlineData(400, "{\"error\":{\"code\":\"Bad Argument\",\"message\":\"x\"}}", PayloadRejected, "Bad Argument")]
    [InlineData(400, "{\"error\":{\"code\":\"BadSyntax\",\"message\":\"x\"}}", PayloadRejected, "BadSyntax")]
    [InlineData(400, "{\"error\":{\"code\":\"MessageSizeTooBig\"}}", TooLarge, "MessageSizeTooBig")]
    [InlineData(401, "{\"error\":{\"code\":\"BotNotRegistered\"}}", NotRegistered, "BotNotRegistered")]
    [InlineData(401, "", NotRegistered, null)]
    [InlineData(403, "{\"error\":{\"code\":\"BotDisabledByAdmin\"}}", BotDisabledByAdmin, "BotDisabledByAdmin")]
    [InlineData(403, "{\"error\":{\"code\":\"BotNotInConversationRoster\"}}", BotNotInstalled, "BotNotInConversationRoster")]
    [InlineData(404, "{\"error\":{\"code\":\"BotNotInConversationRoster\"}}", BotNotInstalled, "BotNotInConversationRoster")]
    [InlineData(403, "{\"error\":{\"code\":\"ConversationBlockedByUser\"}}", BotBlockedByUser, "ConversationBlockedByUser")]
    [InlineData(403, "{\"error\":{\"code\":\"NotEnoughPermissions\"}}", Forbidden, "NotEnoughPermissions")]
    [InlineData(403, "{\"error\":{\"code\":\"ForbiddenOperationException\"}}", Forbidden, "ForbiddenOperationException")]
    [InlineData(403, Blocked, BotBlockedByUser, "MessageWritesBlocked")]
    [InlineData(403, BlockedInside, BotBlockedByUser, "MessageWritesBlocked")]
    [InlineData(403, "{\"errorCode\":209,\"message\":\"Message writes are blocked\"}", BotBlockedByUser, "209")]
    [InlineData(403, "{\"errorCode\":209}", BotBlockedByUser, "209")]
    [InlineData(403, "{\"errorCode\":209,\"message\":\"{ broken\"}", BotBlockedByUser, "209")]
    [InlineData(403, "{\"errorCode\":209,\"message\":{}}", BotBlockedByUser, "209")]
    [InlineData(403, "", Forbidden, null)]
    [InlineData(403, "<html>403</html>", Forbidden, null)]
    [InlineData(403, "[]", Forbidden, null)]
    [InlineData(403, "{\"error\":\"x\"}", Forbidden, null)]
    [InlineData(403, "{\"error\":{\"code\":[]}}", Forbidden, null)]
    [InlineData(404, "{\"error\":{\"code\":\"ConversationNotFound\"}}", ConversationGone, "ConversationNotFound")]
    [InlineData(404, "{\"error\":{\"code\":\"ActivityNotFoundInConversation\"}}", ActivityGone, "ActivityNotFoundInConversation")]
    [InlineData(404, "", ConversationGone, null)]
    [InlineData(413, "{\"error\":{\"code\":\"MessageSizeTooBig\"}}", TooLarge, "MessageSizeTooBig")]
    [InlineData(413, "", TooLarge, null)]
    [InlineData(422, "", PayloadRejected, null)]
    public async Task A_final_refusal_is_told_by_its_code_or_else_by_its_status(int status, string body, ConnectorFaultKind kind, string? code)
    {
        Connector.Refuse(Person, new ConnectorAnswer(status) { Body = body });

        var fault = Fault(await SendAsync());

        Assert.Equal((kind, status, code, "loopback.1"), (fault.Kind, fault.Status, fault.Code, fault.CorrelationId));
        Assert.True(fault.IsFinal);
        Assert.False(fault.MayRetryBlindly);
        Assert.Single(Connector.Requests);
    }

    [Theory]
    [InlineData(409, Conflict, false)]
    [InlineData(412, Conflict, false)]
    [InlineData(429, Throttled, false)]
    [InlineData(408, Unavailable, true)]
    [InlineData(500, Unavailable, true)]
    [InlineData(502, Unavailable, true)]
    [InlineData(503, Unavailable, true)]
    [InlineData(504, Unavailable, true)]
    public async Task A_passing_refusal_says_whether_a_second_try_may_show_a_copy(int status, ConnectorFaultKind kind, bool ambiguous)
    {
        Connector.Refuse(Person, ConnectorAnswer.Error(status, "ServiceError"));

        var posted = Fault(await SendAsync());
        var updated = Fault(await Client().UpdateActivityAsync(Chat, "1", OutboundActivity.OfText("x"), CancellationToken.None));
        var created = Fault(await Client().CreateConversationAsync(Connector.ServiceUrl, Person, "t1", CancellationToken.None));

        Assert.Equal((kind, FaultSource.Service, ambiguous), (posted.Kind, posted.Source, posted.Ambiguous));
        Assert.Equal((kind, false, true), (updated.Kind, updated.Ambiguous, updated.MayRetryBlindly));
        Assert.Equal((kind, false, true), (created.Kind, created.Ambiguous, created.MayRetryBlindly));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("Fri, 20 Nov 2026 04:00:20 GMT", 20)]
    [InlineData("Fri, 20 Nov 2026 03:00:00 GMT", 0)]
    [InlineData("99999999", 3600)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData(null, null)]
    public async Task The_wait_that_Teams_asks_for_is_read_in_both_forms(string? header, int? seconds)
    {
        Connector.Refuse(Person, ConnectorAnswer.Error(429, "Throttled", header));

        Assert.Equal(seconds is null ? null : TimeSpan.FromSeconds(seconds.Value), Fault(await SendAsync()).RetryAfter);
    }

    [Fact]
    public async Task A_connection_that_breaks_may_have_delivered()
    {
        Connector.Refuse(Person, ConnectorAnswer.Drop with { TakesEffect = true });

        var fault = Fault(await SendAsync());

        Assert.Equal((Unavailable, null, true), (fault.Kind, fault.Status, fault.Ambiguous));
        Assert.Single(Connector.SeenBy(Person));
    }

    [Fact]
    public async Task No_answer_in_time_may_have_delivered()
    {
        Connector.Refuse(Person, ConnectorAnswer.Hang);

        var sending = SendAsync();
        await Connector.WaitForRequestAsync(request => request.Person == Person);
        Clock.Advance(TimeSpan.FromSeconds(15));

        Assert.True(Fault(await sending).Ambiguous);
    }

    [Fact]
    public async Task A_refused_connection_has_surely_not_delivered()
    {
        var nobody = ConversationReference.To("http://127.0.0.1:1/", "a:1");

        var fault = Fault(await Client().SendToConversationAsync(nobody, OutboundActivity.OfText("x"), CancellationToken.None));

        Assert.Equal((Unavailable, false, true), (fault.Kind, fault.Ambiguous, fault.MayRetryBlindly));
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_the_only_thing_thrown()
    {
        Connector.Refuse(Person, ConnectorAnswer.Hang);
        using var stop = new CancellationTokenSource();

        var sending = Client().SendToConversationAsync(Chat, OutboundActivity.OfText("x"), stop.Token);
        await Connector.WaitForRequestAsync(request => request.Person == Person);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task A_person_with_whom_no_conversation_can_be_created_cannot_be_reached()
    {
        Connector.Refuse(Person, new ConnectorAnswer(404));

        var fault = Fault(await Client().CreateConversationAsync(Connector.ServiceUrl, Person, "t1", CancellationToken.None));

        Assert.Equal((BotNotInstalled, FaultSource.Contact), (fault.Kind, fault.Source));
    }

    [Fact]
    public async Task A_tenant_in_the_GCC_cloud_is_called_there_and_the_new_address_comes_back()
    {
        await using var gcc = await LoopbackConnector.StartAsync();
        Connector.Refuse(Person, ConnectorAnswer.Error(403, "InvalidBotApiHost"));

        var sent = Sent(await Client(Loopback() with { GccServiceUrl = gcc.ServiceUrl })
            .SendToConversationAsync(Chat, OutboundActivity.OfText("x"), CancellationToken.None));

        Assert.Equal(gcc.ServiceUrl, sent.ServiceUrl);
        Assert.Single(gcc.Requests);
    }

    [Fact]
    public async Task Two_clouds_that_point_at_each_other_end_in_a_refusal()
    {
        Connector.Refuse(Person, ConnectorAnswer.Error(403, "InvalidBotApiHost"));

        var fault = Fault(await Client(Loopback() with { GccServiceUrl = Connector.ServiceUrl + "gcc" })
            .SendToConversationAsync(Chat, OutboundActivity.OfText("x"), CancellationToken.None));

        Assert.Equal((HostNotAllowed, FaultSource.Bot), (fault.Kind, fault.Source));
        Assert.Equal(2, Connector.Requests.Count);
    }

    [Fact]
    public async Task A_refusal_for_a_while_ends_and_concerns_only_its_person()
    {
        Connector.Refuse(Person, ConnectorAnswer.Error(429, "Throttled", "1"), times: 2);
        var other = ConversationReference.To(Connector.ServiceUrl, Connector.ConversationOf("someone-else"));

        Assert.Equal(Throttled, Fault(await SendAsync()).Kind);
        Sent(await Client().SendToConversationAsync(other, OutboundActivity.OfText("x"), CancellationToken.None));
        Assert.Equal(Throttled, Fault(await SendAsync()).Kind);
        Sent(await SendAsync());
    }
}
