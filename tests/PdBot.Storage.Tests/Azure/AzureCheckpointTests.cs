using System.Text;
using Azure;
using Azure.Data.Tables;
using PdBot.Storage.Azure;
using PdBot.Storage.Events;
using PdBot.Storage.Tests.Azure.Emulator;
using PdBot.Storage.Tests.Contract;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Azure;

/// <summary>Checkpoints of tables that somebody changes with another client.</summary>
[Collection(nameof(Azurite))]
public sealed class AzureCheckpointTests(Azurite azurite) : CheckpointContract
{
    private TableClient Log => ((AzureUnderTest)Storage).Table("log");

    [Fact]
    public async Task A_row_deleted_or_added_by_hand_is_a_fault_of_the_chain_too()
    {
        await Storage.Log.AppendAsync(Opening("r1"), default);
        await Storage.Log.AppendAsync(Next("r1", 1, Acknowledged(2), Acknowledged(3)), default);
        var kept = await Checkpoint.TakeAsync(Storage.Log, Start, default);
        var last = (await Log.GetEntityAsync<TableEntity>("r1", Layout.Event(3))).Value;

        await Log.DeleteEntityAsync("r1", Layout.Event(3));
        Assert.Contains((await new LogVerifier(Storage.Log).VerifyAllAsync(default)).Faults, fault => fault.Kind == LogFaultKind.HeadDiffers);
        Assert.Equal(CheckpointFaultKind.Truncated, Assert.Single((await new CheckpointVerifier(Storage.Log).VerifyAsync(kept, default)).Faults).Kind);

        await Log.AddEntityAsync(last);
        await Log.AddEntityAsync(EventRow.Of(new("r1"), StoredEvent.Chain(new("r1"), 3, Encoding.ASCII.GetBytes(last.GetString("Hash")!), [Acknowledged(4)])[0]));
        Assert.Contains((await new LogVerifier(Storage.Log).VerifyAllAsync(default)).Faults, fault => fault.Kind == LogFaultKind.HeadDiffers);
        Assert.True((await new CheckpointVerifier(Storage.Log).VerifyAsync(kept, default)).IsIntact);
    }

    [Fact]
    public async Task A_report_that_was_taken_out_of_its_list_is_found()
    {
        await Storage.Log.AppendAsync(Opening("r1"), default);
        var kept = await Checkpoint.TakeAsync(Storage.Log, Start, default);
        await ((AzureUnderTest)Storage).Table("index").DeleteEntityAsync(Layout.Reports(Cgu), Layout.OldestFirst(HeadOf("r1", 1)));

        Assert.Equal(CheckpointFaultKind.Unlisted, Assert.Single((await new CheckpointVerifier(Storage.Log).VerifyAsync(kept, default)).Faults).Kind);
    }

    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => AzureUnderTest.OpenAsync(azurite);

    private protected override Task RewriteAsync(string report, IReadOnlyList<StoredEvent> rows) => ((AzureUnderTest)Storage).RewriteAsync(report, rows);

    private protected override async Task RemoveAsync(string report)
    {
        await foreach (var row in Log.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {report}")))
            await Log.DeleteEntityAsync(report, row.RowKey);
    }
}
