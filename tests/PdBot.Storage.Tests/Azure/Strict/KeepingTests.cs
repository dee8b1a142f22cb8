using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using PdBot.Storage.Events;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Azure.Strict;

/// <summary>A container under a policy takes each checkpoint once, whatever happens on the way, and is never asked to change one.</summary>
public sealed class KeepingTests : IAsyncLifetime
{
    private const string March = "/checkpoints/pdbot/checkpoints-2026-03.jsonl";

    private static readonly Checkpoint First = new(Start, [new(new("r1"), Number(1), 3, new string('a', 64))]);
    private static readonly Checkpoint Second = new(Start.AddDays(1), [new(new("r1"), Number(1), 4, new string('b', 64))]);

    private StrictServer _server = null!;

    private string Kept => Encoding.UTF8.GetString([.. _server.Blobs.Blobs[March].SelectMany(block => block)]);

    public async Task InitializeAsync() => _server = await StrictServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_block_is_a_line_and_appended_where_the_blob_was_read_to_end()
    {
        var checkpoints = await _server.CheckpointsAsync();
        await checkpoints.KeepAsync(First, default);
        await checkpoints.KeepAsync(Second, default);

        Assert.Equal([$"{First.Line}\n", $"{Second.Line}\n"], _server.Blobs.Blobs[March].Select(Encoding.UTF8.GetString));
        Assert.True(checkpoints.IsProtected);
        Received[] puts = [.. _server.Requests.Where(request => request.Method == "PUT")];
        Assert.Equal(["*", "", ""], puts.Select(put => put.Header("if-none-match")));
        Assert.Equal(["", "0", $"{First.Line.Length + 1}"], puts.Select(put => put.Header("x-ms-blob-condition-appendpos")));
        Assert.All(_server.Requests, request => Assert.StartsWith("SharedKey ", request.Header("authorization"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_lost_answer_writes_no_line_twice(int request)
    {
        var checkpoints = await _server.CheckpointsAsync();
        // Read, make, append: one of the three answers is lost.
        foreach (var _ in Enumerable.Range(1, request - 1))
            _server.Faults.Enqueue(Fault.None);
        _server.Faults.Enqueue(Fault.LoseAnswer());

        await checkpoints.KeepAsync(First, default);

        Assert.Equal($"{First.Line}\n", Kept);
        Assert.Contains(_server.Requests.GroupBy(received => received.Header("x-ms-client-request-id"), StringComparer.Ordinal), attempts => attempts.Count() == 2);
    }

    [Fact]
    public async Task Who_never_got_an_answer_asks_again_and_changes_nothing()
    {
        var checkpoints = await _server.CheckpointsAsync();
        await checkpoints.KeepAsync(First, default);
        _server.Faults.Enqueue(Fault.None);
        foreach (var _ in Enumerable.Range(0, 4))
            _server.Faults.Enqueue(Fault.LoseAnswer());

        await Assert.ThrowsAsync<StorageUnavailableException>(() => checkpoints.KeepAsync(Second, default));
        await checkpoints.KeepAsync(Second, default);

        Assert.Equal($"{First.Line}\n{Second.Line}\n", Kept);
    }

    [Fact]
    public async Task Who_was_overtaken_by_another_days_line_appends_behind_it_and_by_the_same_days_line_not_at_all()
    {
        var checkpoints = await _server.CheckpointsAsync();
        _server.Blobs.AppendedByOthers.Enqueue(Encoding.UTF8.GetBytes($"{First.Line}\n"));
        await checkpoints.KeepAsync(Second, default);
        Assert.Equal($"{First.Line}\n{Second.Line}\n", Kept);

        var theirs = new Checkpoint(Start.AddDays(2), []);
        _server.Blobs.AppendedByOthers.Enqueue(Encoding.UTF8.GetBytes($"{theirs.Line}\n"));
        var kept = await checkpoints.KeepFirstAsync(Start.AddDays(2), _ => Task.FromResult(new Checkpoint(Start.AddDays(2).AddSeconds(1), [])), default);

        Assert.Equal(theirs.Line, kept.Line);
        Assert.Equal($"{First.Line}\n{Second.Line}\n{theirs.Line}\n", Kept);
    }

    [Fact]
    public async Task Who_is_overtaken_without_end_gives_up()
    {
        var checkpoints = await _server.CheckpointsAsync();
        foreach (var _ in Enumerable.Range(0, 10))
            _server.Blobs.AppendedByOthers.Enqueue("?\n"u8.ToArray());

        await Assert.ThrowsAsync<StorageUnavailableException>(() => checkpoints.KeepAsync(First, default));
    }

    [Fact]
    public async Task A_checkpoint_that_is_there_is_not_taken_again()
    {
        var checkpoints = await _server.CheckpointsAsync();
        await checkpoints.KeepAsync(First, default);

        Assert.Equal(First.Line, (await checkpoints.KeepFirstAsync(Start, _ => throw new InvalidOperationException("There is one."), default)).Line);
    }

    [Fact]
    public async Task A_busy_service_is_given_the_time_it_asks_for()
    {
        var checkpoints = await _server.CheckpointsAsync();
        _server.Faults.Enqueue(Fault.None);
        _server.Faults.Enqueue(Fault.None);
        _server.Faults.Enqueue(Fault.Refuse(503, "ServerBusy", retryAfter: 1));

        await checkpoints.KeepAsync(First, default);

        Received[] appends = [.. _server.Requests.Where(request => request.Query.Contains(("comp", "appendblock")))];
        Assert.Equal(2, appends.Length);
        // A timer may be some milliseconds early; without the header it would be one.
        Assert.InRange(TimeProvider.System.GetElapsedTime(appends[0].At, appends[1].At), TimeSpan.FromSeconds(0.9), TimeSpan.FromMinutes(1));
        Assert.Equal($"{First.Line}\n", Kept);
    }

    [Fact]
    public async Task A_policy_that_forbids_appending_is_named()
    {
        var checkpoints = await _server.CheckpointsAsync();
        _server.Blobs.AllowsAppending = false;

        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(() => checkpoints.KeepAsync(First, default));

        Assert.Contains("must allow protected append writes", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(BlobErrorCode.BlobImmutableDueToPolicy, Assert.IsType<RequestFailedException>(refusal.InnerException).ErrorCode);
    }

    [Theory]
    [InlineData(403, "AuthorizationPermissionMismatch", "refuses the bot (AuthorizationPermissionMismatch)")]
    [InlineData(404, "ContainerNotFound", "does not exist")]
    [InlineData(409, "InvalidBlobType", "does not answer as it should (409 InvalidBlobType)")]
    [InlineData(409, "BlockCountExceedsLimit", "does not answer as it should (409 BlockCountExceedsLimit)")]
    public async Task A_refusal_is_said_with_its_reason_and_not_tried_again(int status, string code, string says)
    {
        var checkpoints = await _server.CheckpointsAsync();
        _server.Requests.Clear();
        _server.Faults.Enqueue(Fault.Refuse(status, code));

        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(() => checkpoints.KeepAsync(First, default));

        Assert.Contains($"127.0.0.1/checkpoints {says}", refusal.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_token_or_a_wrong_key_is_judged_as_for_tables_and_queues()
    {
        var identity = new FixedToken(Signatures.Token);
        var blob = _server.Container(identity).GetAppendBlobClient("it's 個+%/b");
        await blob.CreateIfNotExistsAsync();
        Assert.Equal("", (await blob.DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal(["https://storage.azure.com/.default"], identity.Scopes.Distinct());

        var refusals = await Task.WhenAll(
            Assert.ThrowsAsync<RequestFailedException>(() => _server.Container(key: "b3RoZXI=").GetAppendBlobClient("b").CreateIfNotExistsAsync()),
            Assert.ThrowsAsync<RequestFailedException>(() => _server.Container(new FixedToken("other")).CreateIfNotExistsAsync()));
        Assert.All(refusals, refusal => Assert.Equal((403, "AuthenticationFailed"), (refusal.Status, refusal.ErrorCode)));
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_with_every_request_signed()
    {
        var container = _server.Container();
        foreach (var name in new[] { "a/1 個", "a/2+%", "a/3", "b/1" })
            Assert.NotNull(await container.GetAppendBlobClient(name).CreateIfNotExistsAsync());

        Assert.Equal(["a/1 個", "a/2+%", "a/3"], await container.GetBlobsAsync("a/").Select(blob => blob.Name).ToListAsync());
        Assert.Equal(4, await container.GetBlobsAsync().CountAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("<EnumerationResults />")]
    [InlineData("<EnumerationResults><Blobs><Blob /></Blobs></EnumerationResults>")]
    [InlineData("王小明")]
    public async Task A_list_that_makes_no_sense_is_an_error_of_the_service_and_not_shown(string body)
    {
        _server.Faults.Enqueue(Fault.Say(200, body, "application/xml"));

        var error = await Assert.ThrowsAsync<RequestFailedException>(async () => await _server.Container().GetBlobsAsync().ToListAsync());

        Assert.DoesNotContain("王小明", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(null, null)]
    public async Task Whether_there_is_a_policy_is_what_the_container_says(bool? says, bool? isProtected)
    {
        _server.Blobs.SaysPolicy = says;
        Assert.Equal(isProtected, (await _server.CheckpointsAsync()).IsProtected);
    }

    [Fact]
    public async Task Nothing_is_ever_replaced_or_deleted()
    {
        var checkpoints = await _server.CheckpointsAsync();
        await checkpoints.KeepAsync(First, default);
        await checkpoints.KeepFirstAsync(Start.AddDays(1), _ => Task.FromResult(Second), default);
        await checkpoints.ReadAsync(default).ToListAsync();

        Assert.All(_server.Requests, request => Assert.True(
            request.Method is "GET" or "HEAD" || (request.Method == "PUT" && (request.Header("if-none-match") == "*" || request.Query.Contains(("comp", "appendblock"))))));
    }
}
