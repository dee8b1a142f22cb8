using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using PdBot.Storage.Azure.Keeping;
using PdBot.Storage.Tests.Azure.Strict;
using PdBot.Testing;

namespace PdBot.Storage.Tests.Azure.Emulator;

/// <summary>One Azurite process for all tests that need a storage account.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private AzuriteProcess? _process;

    /// <summary>How to reach it.</summary>
    public string ConnectionString => _process!.ConnectionString;

    public async Task InitializeAsync() => _process = await AzuriteProcess.StartAsync();

    public async Task DisposeAsync() => await _process!.DisposeAsync();

    /// <summary>A new table of its own.</summary>
    internal async Task<TableClient> NewTableAsync()
    {
        var table = new TableServiceClient(ConnectionString).GetTableClient($"t{Guid.NewGuid():N}");
        await table.CreateIfNotExistsAsync();
        return table;
    }

    /// <summary>A new container of its own.</summary>
    internal async Task<BlobContainerClient> NewContainerAsync()
    {
        var container = new BlobContainerClient(ConnectionString, $"c{Guid.NewGuid():N}");
        await container.CreateIfNotExistsAsync();
        return container;
    }

    /// <summary>Checkpoints in a container.</summary>
    internal Task<CheckpointContainer> CheckpointsAsync(string container) =>
        CheckpointContainer.OpenAsync(new() { Container = container, ConnectionString = ConnectionString }, new FixedToken(""), default);

    /// <summary>A new queue of its own.</summary>
    internal async Task<QueueClient> NewQueueAsync()
    {
        var queue = new QueueServiceClient(ConnectionString).GetQueueClient($"q{Guid.NewGuid():N}");
        await queue.CreateIfNotExistsAsync();
        return queue;
    }
}

/// <summary>The tests that share the process.</summary>
[CollectionDefinition(nameof(Azurite))]
public sealed class AzuriteCollection : ICollectionFixture<Azurite>;
