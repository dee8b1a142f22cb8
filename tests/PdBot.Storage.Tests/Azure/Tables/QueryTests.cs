using Azure.Data.Tables;
using PdBot.Storage.Tests.Azure.Emulator;

namespace PdBot.Storage.Tests.Azure.Tables;

/// <summary>Queries find what their filter says, and all of it.</summary>
[Collection(nameof(Azurite))]
public sealed class QueryTests(Azurite azurite)
{
    // Azurite compares instants to the millisecond.
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task All_pages_are_read_in_the_order_of_the_keys()
    {
        var table = await azurite.NewTableAsync();
        foreach (var hundred in Enumerable.Range(0, 3))
            await table.SubmitTransactionAsync(Enumerable.Range(hundred * 100, 100).Select(n => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("r", $"e|{n:D10}"))));

        var pages = await table.QueryAsync<TableEntity>(maxPerPage: 70).AsPages().ToListAsync();
        var rows = await table.QueryAsync<TableEntity>(maxPerPage: 70).ToListAsync();

        Assert.Equal([70, 70, 70, 70, 20], pages.Select(page => page.Values.Count));
        Assert.Equal(Enumerable.Range(0, 300).Select(n => $"e|{n:D10}"), rows.Select(row => row.RowKey));
        var rest = await table.QueryAsync<TableEntity>(maxPerPage: 70).AsPages(pages[2].ContinuationToken).ToListAsync();
        Assert.Equal([70, 20], rest.Select(page => page.Values.Count));
    }

    [Fact]
    public async Task A_range_of_rows_is_one_query()
    {
        var table = await azurite.NewTableAsync();
        foreach (var key in new[] { "e|0000000001", "e|0000000002", "head", "o|0000000002|00" })
            await table.AddEntityAsync(new TableEntity("it's", key));
        await table.AddEntityAsync(new TableEntity("other", "e|0000000001"));

        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {"it's"} and RowKey ge {"e|"} and RowKey lt {"e}"}");
        var rows = await table.QueryAsync<TableEntity>(filter, select: ["RowKey"]).ToListAsync();

        Assert.Equal(["e|0000000001", "e|0000000002"], rows.Select(row => row.RowKey));
        Assert.All(rows, row => Assert.Null(row.GetString("PartitionKey")));
    }

    [Fact]
    public async Task Every_kind_of_value_can_be_compared_with()
    {
        var table = await azurite.NewTableAsync();
        var id = Guid.NewGuid();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Yes"] = true, ["Int"] = -7, ["Long"] = 1L << 40, ["Double"] = 2.0, ["At"] = Noon, ["Id"] = id });
        await table.AddEntityAsync(new TableEntity("p", "s") { ["Yes"] = false, ["Int"] = 8, ["Long"] = 8L, ["Double"] = 8.5, ["At"] = Noon.AddMilliseconds(1), ["Id"] = Guid.NewGuid() });

        FormattableString[] filters = [$"Yes eq {true}", $"Int lt {0}", $"Long eq {1L << 40}", $"Double le {2.0}", $"At le {Noon}", $"At le {Noon.UtcDateTime}", $"Id eq {id}"];

        foreach (var filter in filters)
        {
            var written = TableClient.CreateQueryFilter(filter);
            var rows = await table.QueryAsync<TableEntity>(written).ToListAsync();
            Assert.Equal($"{written}: r", $"{written}: {string.Join(' ', rows.Select(row => row.RowKey))}");
        }
    }
}
