using System.Text;
using Azure;
using Azure.Data.Tables;
using PdBot.Engine.Ports;
using PdBot.Storage.Azure;
using PdBot.Storage.Events;
using PdBot.Storage.Tests.Azure.Emulator;
using PdBot.Storage.Tests.Contract;

namespace PdBot.Storage.Tests.Azure;

/// <summary>Tables and queues of their own in Azurite.</summary>
internal sealed class AzureUnderTest : IStorageUnderTest
{
    /// <summary>The shortest that the service knows.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(1);

    private readonly AzureOptions _options;

    private AzureUnderTest(AzureOptions options, AzureStore store) => (_options, Store) = (options, store);

    public AzureStore Store { get; private set; }

    public IReportLog Log => Store.Log;

    public IWakeQueue Wakes => Store.Wakes;

    public IPeople People => Store.People;

    public ILinkKeys LinkKeys => Store.LinkKeys;

    public IRollCalls RollCalls => Store.RollCalls;

    public IOccasions Occasions => Store.Occasions;

    public IRosterChecks RosterChecks => Store.RosterChecks;

    /// <summary>Begins the names of its tables and queues.</summary>
    public string Prefix => _options.Prefix;

    public static async Task<IStorageUnderTest> OpenAsync(Azurite azurite) => await NewAsync(azurite);

    public static async Task<AzureUnderTest> NewAsync(Azurite azurite, TimeSpan? guard = null)
    {
        var options = new AzureOptions { ConnectionString = azurite.ConnectionString, Prefix = $"t{Guid.NewGuid():n}"[..20], Guard = guard ?? Guard };
        return new AzureUnderTest(options, await AzureStore.OpenAsync(options, null, TimeProvider.System, default));
    }

    /// <summary>One of its tables, for whoever goes past the store.</summary>
    public TableClient Table(string name) => new TableServiceClient(_options.ConnectionString!).GetTableClient($"{_options.Prefix}{name}");

    /// <summary>Replaces all rows of a report by others, past the store, and makes its head agree.</summary>
    public async Task RewriteAsync(string report, IReadOnlyList<StoredEvent> rows)
    {
        const int Most = 5;
        var log = Table("log");
        var head = (await log.GetEntityAsync<TableEntity>(report, Layout.Head)).Value;
        head["Version"] = (long)rows.Count;
        head["Hash"] = Encoding.ASCII.GetString(rows[^1].Hash);
        for (var sequence = rows.Count + 1; sequence <= Most; sequence++)
            await log.DeleteEntityAsync(report, Layout.Event(sequence));
        await log.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.UpdateReplace, head, ETag.All),
                .. rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, EventRow.Of(new(report), row))),
            ]);
    }

    /// <summary>A second process on the same account.</summary>
    public Task<AzureStore> JoinAsync() => AzureStore.OpenAsync(_options, null, TimeProvider.System, default);

    public async Task<Wake> ReceiveAsync(string report)
    {
        while (true)
            if ((await Wakes.ReceiveAsync(TimeProvider.System.GetUtcNow(), 32, default)).FirstOrDefault(wake => wake.Report.Value == report) is { } wake)
                return wake;
    }

    public async Task ReopenAsync() => Store = await JoinAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
