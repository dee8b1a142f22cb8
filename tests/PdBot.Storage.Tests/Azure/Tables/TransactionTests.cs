using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using PdBot.Storage.Tests.Azure.Emulator;
using static Azure.Data.Tables.TableTransactionActionType;

namespace PdBot.Storage.Tests.Azure.Tables;

/// <summary>All of a transaction is stored, or nothing.</summary>
[Collection(nameof(Azurite))]
public sealed class TransactionTests(Azurite azurite)
{
    [Fact]
    public async Task Events_messages_and_head_are_stored_together()
    {
        var table = await azurite.NewTableAsync();
        var head = await table.AddEntityAsync(new TableEntity("r", "head") { ["Version"] = 1L });

        var answers = await table.SubmitTransactionAsync(
        [
            new(Add, new TableEntity("r", "e|0000000002") { ["Data"] = "個資" }),
            new(Add, new TableEntity("r", "o|0000000002|00") { ["Data"] = "x" }),
            new(UpdateReplace, new TableEntity("r", "head") { ["Version"] = 2L }, head.Headers.ETag!.Value),
        ]);

        Assert.Equal([204, 204, 204], answers.Value.Select(answer => answer.Status));
        var now = await table.GetEntityAsync<TableEntity>("r", "head");
        Assert.Equal(2, now.Value.GetInt64("Version"));
        Assert.Equal(answers.Value[2].Headers.ETag, now.Value.ETag);
        Assert.Equal("個資", (await table.GetEntityAsync<TableEntity>("r", "e|0000000002")).Value.GetString("Data"));
    }

    [Fact]
    public async Task A_refused_action_is_named_by_its_index_and_takes_the_others_back()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("r", "there"));

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
        [
            new(Add, new TableEntity("r", "a")),
            new(Add, new TableEntity("r", "there")),
            new(Add, new TableEntity("r", "b")),
        ]));

        Assert.Equal((409, TableErrorCode.EntityAlreadyExists, 1), (refusal.Status, refusal.ErrorCode, refusal.FailedTransactionActionIndex));
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("r", "a")).HasValue);
    }
}
