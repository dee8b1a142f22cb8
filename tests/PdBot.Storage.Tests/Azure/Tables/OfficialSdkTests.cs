using PdBot.Testing;
using System.Text.Json;
using Azure.Data.Tables;
using PdBot.Storage.Tests.Azure.Emulator;

namespace PdBot.Storage.Tests.Azure.Tables;

/// <summary>Rows of every type are the same for the official JavaScript SDK and for this client.</summary>
[Collection(nameof(Azurite))]
public sealed class OfficialSdkTests(Azurite azurite)
{
    private static readonly TableEntity[] Rows = [RowSamples.Edges("it's", "e|0000000001"), .. Enumerable.Range(1, 20).Select(RowSamples.Random)];

    [Fact]
    public async Task What_the_SDK_wrote_is_read()
    {
        var table = await azurite.NewTableAsync();

        await NodeProgram.RunAsync("tables.mjs", JsonSerializer.Serialize(Rows.Select(Sent), JsonSerializerOptions.Web), "write", azurite.ConnectionString, table.Name);

        var read = await table.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(Sorted(Rows.Select(RowSamples.Describe)), Sorted(read.Select(RowSamples.Describe)));
    }

    [Fact]
    public async Task What_was_written_the_SDK_reads()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(Rows[0]);
        await table.SubmitTransactionAsync(Rows.Skip(1).Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)));

        var read = await NodeProgram.RunAsync("tables.mjs", "", "read", azurite.ConnectionString, table.Name);

        var rows = JsonSerializer.Deserialize<Shown[]>(read, JsonSerializerOptions.Web)!;
        Assert.Equal(Sorted(Rows.Select(row => Describe(Sent(row)))), Sorted(rows.Select(Describe)));
    }

    private static Shown Sent(TableEntity row) => new(
        row.PartitionKey, row.RowKey,
        row.Where(property => property.Key is not ("PartitionKey" or "RowKey"))
            .ToDictionary(property => property.Key, property => new Typed(RowSamples.TypeOf(property.Value), RowSamples.Show(property.Value)), StringComparer.Ordinal));

    // JavaScript has its own way to write numbers, so these are compared as numbers; its SDK names the types that JSON has in its own way.
    private static string Describe(Shown row) => $"{row.PartitionKey} {row.RowKey}\n" + string.Join('\n', Sorted(row.Properties.Select(property => property.Value.Type.ToUpperInvariant() switch
    {
        "NUMBER" or "INT32" or "DOUBLE" => $"{property.Key} number {BitConverter.DoubleToInt64Bits(double.Parse(property.Value.Value, System.Globalization.CultureInfo.InvariantCulture))}",
        var type => $"{property.Key} {type} {property.Value.Value}",
    })));

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) => texts.Order(StringComparer.Ordinal);

    private sealed record Typed(string Type, string Value);

    private sealed record Shown(string PartitionKey, string RowKey, Dictionary<string, Typed> Properties);
}
