using Azure.Data.Tables;
using PdBot.Domain.Reports;
using PdBot.Domain.Retention;
using PdBot.Storage.Azure;
using PdBot.Storage.Tests.Azure.Emulator;
using PdBot.Storage.Tests.Azure.Tables;
using PdBot.Storage.Tests.Contract;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Azure;

/// <summary>Lists and numbers that were lost come back from the log, and the log stays as it is.</summary>
[Collection(nameof(Azurite))]
public sealed class IndexRebuildTests(Azurite azurite) : IAsyncLifetime
{
    private AzureUnderTest _storage = null!;

    public async Task InitializeAsync()
    {
        _storage = await AzureUnderTest.NewAsync(azurite);
        foreach (var n in new[] { 1, 2, 12 })
            Assert.True(await _storage.Log.AppendAsync(Opening($"r{n}", n), default));
        await _storage.Log.AppendAsync(Next("r2", 1, Acknowledged(2)) with { Head = HeadOf("r2", 2, 2), Involved = [Deputy] }, default);
        await _storage.Log.AppendAsync(Opening("n", 1) with { Head = HeadOf("n", 1) with { Organisation = new("niu") } }, default);
    }

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task Lists_and_numbers_are_back_and_the_log_is_untouched()
    {
        var (log, index) = (await StatesAsync("log"), await RowsAsync("index"));
        var reporters = await _storage.Log.ListAsync(Reporter, default).ListAsync();
        await LoseIndexAsync();
        Assert.Empty(await _storage.Log.ListAsync(null, default).ListAsync());
        Assert.Null(await _storage.Log.FindAsync(Cgu, Number(2), default));

        var rebuilt = await _storage.Store.RebuildIndexAsync(default).ListAsync();

        Assert.Equal(["n", "r1", "r12", "r2"], rebuilt.Select(report => report.Head.Report.Value).Order(StringComparer.Ordinal));
        Assert.All(rebuilt, report => Assert.True(report.IsNumberItsOwn));
        Assert.Equal(["r1", "r2", "r12"], (await _storage.Log.ListAsync(Cgu, default).ListAsync()).Select(head => head.Report.Value));
        Assert.Equal(4, (await _storage.Log.ListAsync(null, default).ListAsync()).Count);
        Assert.Equal(reporters, await _storage.Log.ListAsync(Reporter, default).ListAsync());
        Assert.Equal(4, reporters.Count);
        Assert.Equal("r2", Assert.Single(await _storage.Log.ListAsync(Deputy, default).ListAsync()).Value);
        Assert.Equal("r2", (await _storage.Log.FindAsync(Cgu, Number(2), default))?.Value);
        Assert.Equal("n", (await _storage.Log.FindAsync(new("niu"), Number(1), default))?.Value);
        Assert.Equal(log, await StatesAsync("log"));
        Assert.Superset(index.ToHashSet(), (await RowsAsync("index")).ToHashSet());
    }

    [Fact]
    public async Task Numbers_go_on_after_the_highest_and_a_report_keeps_its_own()
    {
        await LoseIndexAsync();
        await RebuildAsync();

        Assert.Equal(Number(13), await _storage.Log.ReserveNumberAsync(new("next"), Cgu, "PD-115-", default));
        Assert.Equal(Number(12), await _storage.Log.ReserveNumberAsync(new("r12"), Cgu, "PD-115-", default));
        Assert.Equal(Number(2), await _storage.Log.ReserveNumberAsync(new("other"), new("niu"), "PD-115-", default));

        await RebuildAsync();
        Assert.Equal(Number(14), await _storage.Log.ReserveNumberAsync(new("after"), Cgu, "PD-115-", default));
    }

    [Fact]
    public async Task A_destroyed_report_comes_back_to_its_organisation_and_to_nobody_else()
    {
        var purge = new ReportPurged(Start.AddYears(6), Deputy, "陳範例", "府秘字第4號", Start.AddYears(5));
        await _storage.Log.AppendAsync(Next("r2", 2, purge) with { Head = HeadOf("r2", 3, 2) with { Status = ReportStatus.Purged } }, default);
        await LoseIndexAsync();
        await RebuildAsync();

        Assert.Empty(await _storage.Log.ListAsync(Deputy, default).ListAsync());
        Assert.Contains(await _storage.Log.ListAsync(Cgu, default).ListAsync(), head => head.Report.Value == "r2");
    }

    [Fact]
    public async Task A_number_given_twice_while_the_index_was_missing_is_named()
    {
        await LoseIndexAsync();
        Assert.True(await _storage.Log.AppendAsync(Opening("thief", 12), default));

        var clash = Assert.Single(await _storage.Store.RebuildIndexAsync(default).ListAsync(), report => !report.IsNumberItsOwn);

        Assert.Equal("r12", clash.Head.Report.Value);
        Assert.Equal("thief", (await _storage.Log.FindAsync(Cgu, Number(12), default))?.Value);
        Assert.Equal(4, (await _storage.Log.ListAsync(Cgu, default).ListAsync()).Count);
    }

    private async Task RebuildAsync() => await _storage.Store.RebuildIndexAsync(default).ListAsync();

    private async Task LoseIndexAsync()
    {
        var index = _storage.Table("index");
        await foreach (var row in index.QueryAsync<TableEntity>())
            await index.DeleteEntityAsync(row.PartitionKey, row.RowKey);
    }

    private async Task<List<string>> RowsAsync(string table) => [.. (await _storage.Table(table).QueryAsync<TableEntity>().ToListAsync()).Select(RowSamples.Describe)];

    private async Task<List<string>> StatesAsync(string table) => [.. (await _storage.Table(table).QueryAsync<TableEntity>().ToListAsync()).Select(row => $"{row.ETag} {row.Timestamp:O} {RowSamples.Describe(row)}")];
}
