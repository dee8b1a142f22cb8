using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace PdBot.Storage.Tests.Azure.Strict;

/// <summary>Every request is signed as the service demands, and a wrong signature is said to be one.</summary>
public sealed class SignatureTests : IAsyncLifetime
{
    private StrictServer _server = null!;

    public async Task InitializeAsync() => _server = await StrictServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Every_request_for_tables_is_signed()
    {
        await UseAsync(_server.Table());
        Assert.All(_server.Requests, request => Assert.StartsWith("SharedKeyLite ", request.Header("authorization"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_request_for_queues_is_signed()
    {
        await UseAsync(_server.Wakes());
        Assert.All(_server.Requests, request => Assert.StartsWith("SharedKey ", request.Header("authorization"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_is_asked_for_storage_and_sent_instead_of_a_signature()
    {
        var identity = new FixedToken(Signatures.Token);
        await UseAsync(_server.Table(identity));
        await UseAsync(_server.Wakes(identity));

        Assert.All(identity.Scopes, scope => Assert.Equal("https://storage.azure.com/.default", scope));
        Assert.All(_server.Requests, request => Assert.Equal($"Bearer {Signatures.Token}", request.Header("authorization")));
    }

    [Fact]
    public async Task A_wrong_key_a_wrong_account_and_a_wrong_token_are_refused()
    {
        const string Other = "b3RoZXI=";
        var refusals = await Task.WhenAll(
            Assert.ThrowsAsync<RequestFailedException>(() => _server.Table(key: Other).CreateIfNotExistsAsync()),
            Assert.ThrowsAsync<RequestFailedException>(() => _server.Table(account: "other").CreateIfNotExistsAsync()),
            Assert.ThrowsAsync<RequestFailedException>(() => _server.Table(new FixedToken("other")).CreateIfNotExistsAsync()),
            Assert.ThrowsAsync<RequestFailedException>(() => _server.Wakes(key: Other).CreateIfNotExistsAsync()),
            Assert.ThrowsAsync<RequestFailedException>(() => _server.Wakes(new FixedToken("other")).CreateIfNotExistsAsync()));

        Assert.All(refusals, refusal => Assert.Equal((403, "AuthenticationFailed"), (refusal.Status, refusal.ErrorCode)));
        Assert.All(refusals, refusal => Assert.Equal("The storage service answered 403 AuthenticationFailed (request request-of-the-test).", refusal.Message));
        Assert.Equal(5, _server.Requests.Count);
    }

    [Theory]
    [InlineData(401, "NoAuthenticationInformation")]
    [InlineData(403, "AuthorizationPermissionMismatch")]
    public async Task Who_is_not_let_in_hears_it_at_once(int status, string code)
    {
        var table = _server.Table(new FixedToken(Signatures.Token));
        _server.Faults.Enqueue(Fault.Refuse(status, code));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((status, code), (refusal.Status, refusal.ErrorCode));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_token_never_goes_over_an_open_line()
    {
        var table = new TableServiceClient(_server.Plain, new FixedToken(Signatures.Token)).GetTableClient("Log");
        await Assert.ThrowsAsync<InvalidOperationException>(() => table.AddEntityAsync(new TableEntity("p", "r")));
        Assert.Empty(_server.Requests);
    }

    private static async Task UseAsync(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        var added = await table.AddEntityAsync(new TableEntity("it's 個", "a+b %") { ["N"] = 1 });
        await table.UpdateEntityAsync(new TableEntity("it's 個", "a+b %") { ["N"] = 2 }, added.Headers.ETag!.Value);
        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("it's 個", "a+b %", ["N", "M"])).Value.GetInt32("N"));
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Delete, new TableEntity("it's 個", "a+b %"))]);
        Assert.Equal(404, (await table.DeleteEntityAsync("it's 個", "a+b %")).Status);
    }

    private static async Task UseAsync(QueueClient queue)
    {
        await queue.CreateIfNotExistsAsync();
        var sent = (await queue.SendMessageAsync("個 + %", TimeSpan.FromDays(7), TimeSpan.FromSeconds(-1))).Value;
        await queue.DeleteMessageAsync(sent.MessageId, sent.PopReceipt);
        await queue.SendMessageAsync("");
    }
}
