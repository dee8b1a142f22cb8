using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using PdBot.Storage.Tests.Azure.Emulator;

namespace PdBot.Storage.Tests.Azure.Tables;

/// <summary>Rows are written, read, changed and deleted, one at a time.</summary>
[Collection(nameof(Azurite))]
public sealed class TableClientTests(Azurite azurite)
{
    [Fact]
    public async Task A_row_comes_back_as_it_was_written()
    {
        var table = await azurite.NewTableAsync();
        var written = await table.AddEntityAsync(new TableEntity("r1", "e|0000000001") { ["Data"] = """{"說":"學生個資"}""" });

        var read = await table.GetEntityAsync<TableEntity>("r1", "e|0000000001");

        Assert.Equal("""{"說":"學生個資"}""", read.Value.GetString("Data"));
        Assert.Equal(("r1", "e|0000000001"), (read.Value.PartitionKey, read.Value.RowKey));
        Assert.Equal(written.Headers.ETag, read.Value.ETag);
        Assert.NotNull(read.Value.Timestamp);
    }

    [Fact]
    public async Task A_row_is_inserted_once()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 });

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 2 }));

        Assert.Equal((409, TableErrorCode.EntityAlreadyExists), (refusal.Status, refusal.ErrorCode));
        Assert.Equal(1, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("N"));
    }
}
