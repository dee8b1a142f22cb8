using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using PdBot.Engine.Ports;
using PdBot.Storage.Azure.Moving;
using PdBot.Storage.Moving;

namespace PdBot.Storage.Azure;

/// <summary>Everything PdBot keeps, in tables and queues of a storage account, for any number of processes.</summary>
public sealed class AzureStore : IMovableStore
{
    private readonly TableClient _log;
    private readonly TableClient _index;
    private readonly AzureIndex _lists;
    private readonly AzureImage _image;

    private AzureStore(TableServiceClient tables, QueueServiceClient queues, AzureOptions options, TimeProvider time)
    {
        _log = tables.GetTableClient($"{options.Prefix}log");
        _index = tables.GetTableClient($"{options.Prefix}index");
        var people = tables.GetTableClient($"{options.Prefix}people");
        var wakes = queues.GetQueueClient($"{options.Prefix}-wakes");
        var poison = queues.GetQueueClient($"{options.Prefix}-poison");
        Create = async cancellationToken =>
        {
            foreach (var table in new[] { _log, _index, people })
                await table.CreateIfNotExistsAsync(cancellationToken).ConfigureAwait(false);
            foreach (var queue in new[] { wakes, poison })
                await queue.CreateIfNotExistsAsync(cancellationToken).ConfigureAwait(false);
        };
        _lists = new AzureIndex(_index);
        LinkKeys = new AzureLinkKeys(_index);
        var (log, addresses) = (new AzureReportLog(_log, _lists, time), new AzurePeople(people));
        (Log, Wakes, People) = (log, new AzureWakeQueue(wakes, poison, log, _lists, options.Guard, time), addresses);
        var rollCalls = new AzureRollCalls(people);
        RollCalls = rollCalls;
        Occasions = new AzureOccasions(_index);
        var rosterChecks = new AzureRosterChecks(people);
        RosterChecks = rosterChecks;
        _image = new AzureImage(_log, _index, addresses, rollCalls, rosterChecks, log, new ReportWriter(_log, _lists, Wakes, time));
        Description = $"{queues.Uri.Host}, {options.Prefix}";
    }

    /// <inheritdoc/>
    public IReportLog Log { get; }

    /// <inheritdoc/>
    public IWakeQueue Wakes { get; }

    /// <inheritdoc/>
    public IPeople People { get; }

    /// <inheritdoc/>
    public ILinkKeys LinkKeys { get; }

    /// <inheritdoc/>
    public IRollCalls RollCalls { get; }

    /// <inheritdoc/>
    public IOccasions Occasions { get; }

    /// <inheritdoc/>
    public IRosterChecks RosterChecks { get; }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    IStoreImage IMovableStore.Image => _image;

    private Func<CancellationToken, Task> Create { get; }

    /// <summary>Opens the account's tables and queues, and makes those that are missing.</summary>
    /// <param name="options">Which.</param>
    /// <param name="credential">Gives Entra tokens; null when the connection string has a key.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="FormatException">The connection string lacks something.</exception>
    /// <exception cref="StorageUnavailableException">The account cannot be reached, or refuses.</exception>
    public static async Task<AzureStore> OpenAsync(AzureOptions options, TokenCredential? credential, TimeProvider time, CancellationToken cancellationToken)
    {
        var (tables, queues) = (new TableClientOptions(), new QueueClientOptions());
        options.Requests?.Invoke(tables);
        options.Requests?.Invoke(queues);
        var store = options.ConnectionString is { Length: > 0 } connection
            ? new AzureStore(new TableServiceClient(connection, tables), new QueueServiceClient(connection, queues), options, time)
            : credential is not null && options.AccountName is { Length: > 0 } account
                ? new AzureStore(
                    new TableServiceClient(new Uri($"https://{account}.table.core.windows.net"), credential, tables),
                    new QueueServiceClient(new Uri($"https://{account}.queue.core.windows.net"), credential, queues), options, time)
                : throw new FormatException("Storage in Azure needs a connection string, or an account name and a credential.");
        await Trouble.Guarded(store.Create(cancellationToken)).ConfigureAwait(false);
        return store;
    }

    /// <summary>Makes lists and numbers anew from the log, which stays as it is; may run beside a serving program.</summary>
    /// <exception cref="StorageUnavailableException">The account cannot be reached, or refuses.</exception>
    public IAsyncEnumerable<IndexedReport> RebuildIndexAsync(CancellationToken cancellationToken) => new IndexRebuild(_log, _index).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<bool> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Trouble.Guarded(_log.GetEntityIfExistsAsync<TableEntity>("probe", "probe", cancellationToken: cancellationToken)).ConfigureAwait(false);
            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
