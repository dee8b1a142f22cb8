using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using static Azure.Data.Tables.TableTransactionActionType;

namespace PdBot.Storage.Tests.Azure.Strict;

/// <summary>What can pass is tried again under the same id, and what may have been done is not hidden.</summary>
public sealed class RetryTests : IAsyncLifetime
{
    private static readonly TableTransactionAction[] Act = [new(Add, new TableEntity("p", "e|1")), new(Add, new TableEntity("p", "head"))];

    private StrictServer _server = null!;

    public async Task InitializeAsync() => _server = await StrictServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(503, "ServerBusy")]
    [InlineData(429, "TooManyRequests")]
    public async Task A_busy_server_is_given_the_time_it_asks_for(int status, string code)
    {
        _server.Faults.Enqueue(Fault.Refuse(status, code, retryAfter: 1));

        await _server.Table().AddEntityAsync(new TableEntity("p", "r"));

        Received[] requests = [.. _server.Requests];
        Assert.Equal(2, requests.Length);
        // A timer may be some milliseconds early; without the header it would be one.
        Assert.InRange(TimeProvider.System.GetElapsedTime(requests[0].At, requests[1].At), TimeSpan.FromSeconds(0.9), TimeSpan.FromMinutes(1));
        AssertSameId(requests);
    }

    [Fact]
    public async Task A_server_that_stays_busy_is_given_up_with_its_code()
    {
        foreach (var _ in Enumerable.Range(0, 4))
            _server.Faults.Enqueue(Fault.Refuse(503, "ServerBusy"));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => _server.Table().SubmitTransactionAsync(Act));

        Assert.Equal((503, TableErrorCode.ServerBusy, 4), (refusal.Status, refusal.ErrorCode, _server.Requests.Count));
        AssertSameId([.. _server.Requests]);
    }

    [Fact]
    public async Task A_queue_is_tried_again_too_and_its_message_may_be_there_twice()
    {
        _server.Faults.Enqueue(Fault.Refuse(500, "InternalError"));
        _server.Faults.Enqueue(Fault.LoseAnswer());

        await _server.Wakes().SendMessageAsync("report-1");

        Assert.Equal(2, _server.Queue.Sent.Count);
        AssertSameId([.. _server.Requests]);
    }

    [Fact]
    public async Task A_lost_answer_to_an_insert_ends_in_the_refusal_of_its_repetition()
    {
        _server.Faults.Enqueue(Fault.LoseAnswer());

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => _server.Table().AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((409, TableErrorCode.EntityAlreadyExists), (refusal.Status, refusal.ErrorCode));
        Assert.Single(_server.Tables.Rows);
        AssertSameId([.. _server.Requests]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_answer_to_a_transaction_ends_in_the_refusal_of_its_repetition(bool half)
    {
        _server.Faults.Enqueue(half ? Fault.CutAnswer() : Fault.LoseAnswer());

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _server.Table().SubmitTransactionAsync(Act));

        Assert.Equal((409, TableErrorCode.EntityAlreadyExists, 0), (refusal.Status, refusal.ErrorCode, refusal.FailedTransactionActionIndex));
        Assert.Equal(2, _server.Tables.Rows.Count);
        AssertSameId([.. _server.Requests]);
    }

    [Fact]
    public async Task A_lost_answer_to_a_conditional_update_ends_in_the_refusal_of_its_repetition()
    {
        var table = _server.Table();
        var first = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;
        _server.Faults.Enqueue(Fault.LoseAnswer());

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), first));

        Assert.Equal((412, TableErrorCode.UpdateConditionNotSatisfied), (refusal.Status, refusal.ErrorCode));
    }

    [Fact]
    public async Task When_no_answer_ever_comes_every_attempt_is_in_the_error()
    {
        foreach (var _ in Enumerable.Range(0, 4))
            _server.Faults.Enqueue(Fault.LoseAnswer());

        var error = await Assert.ThrowsAsync<AggregateException>(() => _server.Table().AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(4, error.InnerExceptions.Count);
        Assert.All(error.InnerExceptions, inner => Assert.Equal(0, Assert.IsType<RequestFailedException>(inner).Status));
    }

    [Fact]
    public async Task Who_stops_waiting_does_not_try_again()
    {
        using var stop = new CancellationTokenSource();
        _server.Faults.Enqueue(Fault.Refuse(503, "ServerBusy", retryAfter: 600));
        var adding = _server.Table().AddEntityAsync(new TableEntity("p", "r"), stop.Token);
        await _server.Answered;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => adding);
        Assert.Single(_server.Requests);
    }

    private static void AssertSameId(Received[] requests)
    {
        var id = Assert.Single(requests.Select(request => request.Header("x-ms-client-request-id")).Distinct(StringComparer.Ordinal));
        Assert.True(Guid.TryParse(id, out _));
    }
}
