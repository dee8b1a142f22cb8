using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using static Azure.Data.Tables.TableTransactionActionType;

namespace PdBot.Storage.Tests.Azure.Strict;

/// <summary>What only the real service refuses is understood.</summary>
public sealed class RuleTests : IAsyncLifetime
{
    private StrictServer _server = null!;
    private TableClient _table = null!;

    public async Task InitializeAsync()
    {
        _server = await StrictServer.StartAsync();
        _table = _server.Table();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_transaction_of_every_kind_of_action_is_understood()
    {
        var (one, two, three) = (await AddAsync("1"), await AddAsync("2"), await AddAsync("3"));

        var answers = await _table.SubmitTransactionAsync(
        [
            new(Add, new TableEntity("p", "0") { ["Data"] = "個資 \r\n--changeset_" }),
            new(UpdateMerge, new TableEntity("p", "1"), one),
            new(UpdateReplace, new TableEntity("p", "2"), two),
            new(Delete, new TableEntity("p", "3"), three),
            new(UpsertMerge, new TableEntity("p", "4")),
            new(UpsertReplace, new TableEntity("p", "it's 5")),
        ]);

        Assert.Equal([204, 204, 204, 204, 204, 204], answers.Value.Select(answer => answer.Status));
        Assert.Equal(["0", "1", "2", "4", "it's 5"], _server.Tables.Rows.Keys.Select(key => key.Row));
        Assert.Equal(_server.Tables.Rows.Values.Select(row => new ETag(row.ETag)), answers.Value.Where((_, index) => index != 3).Select(answer => answer.Headers.ETag!.Value));
        Assert.Equal("個資 \r\n--changeset_", (await _table.GetEntityAsync<TableEntity>("p", "0")).Value.GetString("Data"));
    }

    [Fact]
    public async Task A_row_twice_in_a_transaction_is_refused_and_named()
    {
        var refusal = await RefusedAsync(new(Add, new TableEntity("p", "a")), new(Add, new TableEntity("p", "b")), new(UpsertMerge, new TableEntity("p", "a")));
        Assert.Equal((400, TableErrorCode.InvalidDuplicateRow, 2), (refusal.Status, refusal.ErrorCode, refusal.FailedTransactionActionIndex));
        Assert.Empty(_server.Tables.Rows);
    }

    [Fact]
    public async Task A_second_partition_in_a_transaction_is_refused_and_named()
    {
        var refusal = await RefusedAsync(new(Add, new TableEntity("p", "a")), new(Add, new TableEntity("q", "a")));
        Assert.Equal((400, TableErrorCode.CommandsInBatchActOnDifferentPartitions, 1), (refusal.Status, refusal.ErrorCode, refusal.FailedTransactionActionIndex));
        Assert.Empty(_server.Tables.Rows);
    }

    [Fact]
    public async Task A_hundred_actions_are_one_transaction_and_one_more_is_refused()
    {
        static IEnumerable<TableTransactionAction> Rows(int count) => Enumerable.Range(0, count).Select(n => new TableTransactionAction(Add, new TableEntity("p", $"{n}")));

        Assert.Equal(100, (await _table.SubmitTransactionAsync(Rows(100))).Value.Count);
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => _table.SubmitTransactionAsync(Rows(101)));
        Assert.Equal((400, TableErrorCode.InvalidInput), (refusal.Status, refusal.ErrorCode));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _table.SubmitTransactionAsync([]));
    }

    [Fact]
    public async Task More_than_four_MiB_are_refused()
    {
        var large = new string('x', 1 << 20);
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() =>
            _table.SubmitTransactionAsync(Enumerable.Range(0, 4).Select(n => new TableTransactionAction(Add, new TableEntity("p", $"{n}") { ["Data"] = large }))));
        Assert.Equal((413, TableErrorCode.RequestBodyTooLarge), (refusal.Status, refusal.ErrorCode));
    }

    [Fact]
    public async Task An_old_ETag_in_a_transaction_is_refused_and_named()
    {
        var old = await AddAsync("head");
        await _table.UpdateEntityAsync(new TableEntity("p", "head"), old);

        var refusal = await RefusedAsync(new(Add, new TableEntity("p", "e|0000000002")), new(UpdateReplace, new TableEntity("p", "head"), old));

        Assert.Equal((412, TableErrorCode.UpdateConditionNotSatisfied, 1), (refusal.Status, refusal.ErrorCode, refusal.FailedTransactionActionIndex));
        Assert.DoesNotContain(_server.Tables.Rows.Keys, key => key.Row == "e|0000000002");
    }

    [Fact]
    public void An_update_in_a_transaction_cannot_forget_its_ETag() =>
        Assert.Throws<ArgumentException>(() => new TableTransactionAction(UpdateReplace, new TableEntity("p", "head")));

    [Fact]
    public async Task An_empty_page_is_not_the_last()
    {
        foreach (var page in new[] { Row("a"), null, null, $"{Row("b")},{Row("c")}", null })
            _server.Tables.Pages.Enqueue(page);

        var rows = await _table.QueryAsync<TableEntity>("PartitionKey eq 'p'", 1000).ToListAsync();

        Assert.Equal(["a", "b", "c"], rows.Select(row => row.RowKey));
        Assert.Equal(
            ["1!p+/=4 1!r+/=4", "1!p+/=3 1!r+/=3", "1!p+/=2 1!r+/=2", "1!p+/=1 1!r+/=1"],
            _server.Requests.Skip(1).Select(request => request.Query.ToDictionary()).Select(query => $"{query["NextPartitionKey"]} {query["NextRowKey"]}"));
        Assert.All(_server.Requests, request => Assert.Contains(("$filter", "PartitionKey eq 'p'"), request.Query));
    }

    [Fact]
    public async Task A_missing_table_is_not_taken_for_a_missing_row()
    {
        var other = _server.Table(name: "Other");
        var refusals = await Task.WhenAll(
            Assert.ThrowsAsync<RequestFailedException>(() => other.GetEntityIfExistsAsync<TableEntity>("p", "r")),
            Assert.ThrowsAsync<RequestFailedException>(() => other.DeleteEntityAsync("p", "r")));
        Assert.All(refusals, refusal => Assert.Equal((404, TableErrorCode.TableNotFound), (refusal.Status, refusal.ErrorCode)));
    }

    private static string Row(string row) => $$"""{"PartitionKey":"p","RowKey":"{{row}}"}""";

    private async Task<ETag> AddAsync(string row) => (await _table.AddEntityAsync(new TableEntity("p", row))).Headers.ETag!.Value;

    private Task<TableTransactionFailedException> RefusedAsync(params TableTransactionAction[] actions) =>
        Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(actions));
}
