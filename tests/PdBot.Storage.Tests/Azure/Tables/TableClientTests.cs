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
    public async Task A_table_that_exists_is_made_once_and_one_that_is_gone_stays_gone()
    {
        var table = await azurite.NewTableAsync();
        Assert.Equal(table.Name, (await table.CreateIfNotExistsAsync()).Value.Name);

        await table.DeleteAsync();
        Assert.Equal(404, (await table.DeleteAsync()).Status);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));
        Assert.Equal((404, TableErrorCode.TableNotFound), (refusal.Status, refusal.ErrorCode));
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

    [Fact]
    public async Task A_row_that_is_not_there_is_an_error_or_an_answer_without_value()
    {
        var table = await azurite.NewTableAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r"));
        Assert.Equal((404, TableErrorCode.ResourceNotFound), (refusal.Status, refusal.ErrorCode));

        var none = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");
        Assert.Equal((false, 404), (none.HasValue, none.GetRawResponse().Status));
        Assert.Throws<InvalidOperationException>(() => none.Value);
    }

    [Theory]
    [InlineData("o'clock")]
    [InlineData("''")]
    [InlineData("100%25 + & = ; : @ , ( ) [ ] ~ * !")]
    [InlineData("e|0000000042")]
    [InlineData("個資外洩 𠮷")]
    [InlineData("..")]
    [InlineData("")]
    public async Task Keys_survive_the_address(string key)
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p" + key, key) { ["N"] = 1 });
        await table.UpdateEntityAsync(new TableEntity("p" + key, key) { ["N"] = 2 }, ETag.All);

        var read = await table.GetEntityAsync<TableEntity>("p" + key, key);

        Assert.Equal(("p" + key, key, 2), (read.Value.PartitionKey, read.Value.RowKey, read.Value.GetInt32("N")));
        Assert.Equal(204, (await table.DeleteEntityAsync("p" + key, key)).Status);
    }

    [Theory]
    [InlineData(nameof(TableUpdateMode.Merge), "old")]
    [InlineData(nameof(TableUpdateMode.Replace), null)]
    public async Task An_update_keeps_or_drops_what_it_does_not_name(string modeName, string? kept)
    {
        var mode = Enum.Parse<TableUpdateMode>(modeName);
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = "old", ["B"] = "old" });

        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["B"] = "new" }, ETag.All, mode);
        var updated = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((kept, "new"), (updated.GetString("A"), updated.GetString("B")));

        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["C"] = "upserted" }, mode);
        var upserted = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((kept, "upserted"), (upserted.GetString("A"), upserted.GetString("C")));
    }

    [Theory]
    [InlineData(nameof(TableUpdateMode.Merge))]
    [InlineData(nameof(TableUpdateMode.Replace))]
    public async Task A_row_that_changed_since_it_was_read_is_left_alone(string modeName)
    {
        var mode = Enum.Parse<TableUpdateMode>(modeName);
        var table = await azurite.NewTableAsync();
        var first = (await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 })).Headers.ETag!.Value;
        var second = (await table.UpdateEntityAsync(new TableEntity("p", "r") { ["N"] = 2 }, first, mode)).Headers.ETag!.Value;

        var late = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r") { ["N"] = 3 }, first, mode));
        var deletion = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r", first));

        Assert.All([late, deletion], refusal => Assert.Equal((412, TableErrorCode.UpdateConditionNotSatisfied), (refusal.Status, refusal.ErrorCode)));
        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("N"));
        Assert.Equal(204, (await table.DeleteEntityAsync("p", "r", second)).Status);
    }

    [Fact]
    public async Task An_update_needs_a_row_an_upsert_does_not_and_a_deletion_says_what_it_found()
    {
        var table = await azurite.NewTableAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All));
        Assert.Equal((404, TableErrorCode.ResourceNotFound), (refusal.Status, refusal.ErrorCode));
        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), default));

        Assert.Equal(404, (await table.DeleteEntityAsync("p", "r")).Status);
        await table.UpsertEntityAsync(new TableEntity("p", "r"));
        Assert.Equal(204, (await table.DeleteEntityAsync("p", "r")).Status);
    }

    [Fact]
    public async Task Only_the_selected_properties_come()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r", ["A"])).Value;

        Assert.Equal((1, null), (read.GetInt32("A"), read.GetInt32("B")));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1abc")]
    [InlineData("with-hyphen")]
    [InlineData("a/../b")]
    public void A_name_that_no_table_can_have_is_refused_before_it_becomes_an_address(string name) =>
        Assert.Throws<ArgumentException>(() => new TableServiceClient("UseDevelopmentStorage=true").GetTableClient(name));
}
