using System.Text.Json;
using Azure.Data.Tables;
using PdBot.Domain.Escalation;
using PdBot.Storage.Azure;
using PdBot.Storage.Tests.Azure.Emulator;
using PdBot.Storage.Tests.Azure.Tables;
using PdBot.Storage.Tests.Contract;
using PdBot.Testing;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Azure;

/// <summary>An auditor reads the log with the official SDKs, and PdBot reads what they wrote.</summary>
[Collection(nameof(Azurite))]
public sealed class AuditorTests(Azurite azurite) : IAsyncLifetime
{
    private AzureUnderTest _storage = null!;

    public async Task InitializeAsync()
    {
        _storage = await AzureUnderTest.NewAsync(azurite, guard: TimeSpan.FromMinutes(5));
        for (var n = 1; n <= 2; n++)
        {
            await _storage.Log.AppendAsync(Opening($"r{n}", n, null, Message("1|0")), default);
            await _storage.Log.AppendAsync(Next($"r{n}", 1, Acknowledged(10 * n), Acknowledged(20 * n, level: 1), new LevelCompleted(Start.AddMinutes(30 * n), 1)) with { Head = HeadOf($"r{n}", 4, n) }, default);
        }
    }

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task The_official_SDK_finds_events_by_their_typed_columns()
    {
        var found = await ReadLogAsync();

        Assert.Equal(["r1 e|0000000001", "r1 e|0000000002", "r1 e|0000000003", "r1 e|0000000004", "r2 e|0000000001", "r2 e|0000000002", "r2 e|0000000003", "r2 e|0000000004"], found.Events);
        Assert.Equal(["r1 e|0000000002", "r1 e|0000000003", "r2 e|0000000002", "r2 e|0000000003"], found.OfType);
        Assert.Equal(["r1 e|0000000003", "r1 e|0000000004", "r2 e|0000000003", "r2 e|0000000004"], found.OfLevel);
        Assert.Equal(["r1 e|0000000004", "r2 e|0000000003", "r2 e|0000000004"], found.Since);
        Assert.Equal(["r1 e|0000000001", "r2 e|0000000001"], found.OfActor);
    }

    [Fact]
    public async Task The_official_SDK_sees_the_wakes_in_the_queue()
    {
        await GuardAndSettleAsync("r1", TimeProvider.System.GetUtcNow().AddSeconds(-1));
        await GuardAndSettleAsync("r2", TimeProvider.System.GetUtcNow().AddHours(1));

        var queue = (await ReadLogAsync()).Queue;

        Assert.Equal(2, queue.Count);
        Assert.StartsWith("r1 20", Assert.Single(queue.Visible), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_official_SDK_sees_exactly_the_row_that_was_written_with_its_types()
    {
        var row = (await _storage.Log.ReadRowAsync(new("r1"), 3, default))!;

        var shown = JsonDocument.Parse(await NodeProgram.RunAsync("tables.mjs", "", "read", azurite.ConnectionString, $"{_storage.Prefix}log"));

        var seen = shown.RootElement.EnumerateArray().Single(found => found.GetProperty("partitionKey").GetString() == "r1" && found.GetProperty("rowKey").GetString() == "e|0000000003");
        Assert.Equal(
            [
                "Act String acknowledge", $"Actor String {Deputy}", "ActorName String 陳範例", "At DateTime 2026-03-02T01:25:00.0000000Z", $"Data String {row.Data}", $"Hash String {row.Hash}",
                "Level Int32 1", $"OnBehalfOf String {Head}", $"PreviousHash String {row.PreviousHash}", "Sequence Int64 3", "Type String level-acknowledged.1",
            ],
            seen.GetProperty("properties").EnumerateObject().Select(property => $"{property.Name} {property.Value.GetProperty("type").GetString()} {property.Value.GetProperty("value").GetString()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Rows_that_the_official_SDK_wrote_in_the_same_shape_are_a_report()
    {
        var rows = await _storage.Table("log").QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {"r1"}")).ToListAsync();
        await using var other = await AzureUnderTest.NewAsync(azurite);

        await NodeProgram.RunAsync("tables.mjs", JsonSerializer.Serialize(rows.Select(Sent)), "write", azurite.ConnectionString, $"{other.Prefix}log");

        Assert.Equal((await _storage.Log.LoadAsync(new("r1"), default))!.Value.AsEnumerable(), (await other.Log.LoadAsync(new("r1"), default))!.Value);
        Assert.Equal(await _storage.Log.ReadAsync(new("r1"), default).ListAsync(), await other.Log.ReadAsync(new("r1"), default).ListAsync());
        Assert.True(await other.Log.AppendAsync(Next("r1", 4, Acknowledged(40)), default));
    }

    private static object Sent(TableEntity row) => new
    {
        partitionKey = row.PartitionKey,
        rowKey = row.RowKey,
        properties = row.Where(property => property.Key is not ("PartitionKey" or "RowKey" or "Timestamp") && !property.Key.StartsWith("odata.", StringComparison.Ordinal))
            .ToDictionary(property => property.Key, property => new { type = RowSamples.TypeOf(property.Value), value = RowSamples.Show(property.Value) }),
    };

    private async Task GuardAndSettleAsync(string report, DateTimeOffset due)
    {
        var guard = await _storage.Wakes.GuardAsync(new(report), default);
        Assert.True(await _storage.Log.AppendAsync(Next(report, 4, Acknowledged(90)) with { Guard = guard, Wake = due }, default));
        await _storage.Wakes.SettleAsync(new(report), default);
    }

    private async Task<Found> ReadLogAsync()
    {
        var wanted = JsonSerializer.Serialize(new { type = "level-acknowledged.1", level = 1, since = Start.AddMinutes(30), actor = Reporter.Value });
        return JsonSerializer.Deserialize<Found>(await NodeProgram.RunAsync("read-log.mjs", wanted, azurite.ConnectionString, _storage.Prefix), JsonSerializerOptions.Web)!;
    }

    private sealed record Found(string[] Events, string[] OfType, string[] OfLevel, string[] Since, string[] OfActor, Queue Queue);

    private sealed record Queue(int Count, string[] Visible);
}
