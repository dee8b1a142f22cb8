using System.Diagnostics;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace PdBot.Storage.Tests.Azure.Emulator;

/// <summary>One Azurite process for all tests that need a storage account, in memory, on ports of its own choice.</summary>
public sealed partial class Azurite : IAsyncLifetime
{
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan StartBudget = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, string> _ports = [];
    private readonly List<string> _said = [];
    private Process? _process;

    /// <summary>How to reach it.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};TableEndpoint=http://127.0.0.1:{_ports["Table"]}/devstoreaccount1;QueueEndpoint=http://127.0.0.1:{_ports["Queue"]}/devstoreaccount1";

    /// <summary>A new table of its own.</summary>
    internal async Task<TableClient> NewTableAsync()
    {
        var table = new TableServiceClient(ConnectionString).GetTableClient($"t{Guid.NewGuid():N}");
        await table.CreateIfNotExistsAsync();
        return table;
    }

    /// <summary>A new queue of its own.</summary>
    internal async Task<QueueClient> NewQueueAsync()
    {
        var queue = new QueueServiceClient(ConnectionString).GetQueueClient($"q{Guid.NewGuid():N}");
        await queue.CreateIfNotExistsAsync();
        return queue;
    }

    public async Task InitializeAsync()
    {
        _process = NodeProgram.Start(
            "azurite.mjs", "--inMemoryPersistence", "--disableTelemetry", "--silent", "--blobPort", "0", "--queuePort", "0", "--tablePort", "0");
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await _listening.Task.WaitAsync(StartBudget);
    }

    public Task DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        KillAtExit(null, EventArgs.Empty);
        _process?.Dispose();
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"^Azurite (\w+) service is successfully listening at http://127\.0\.0\.1:(\d+)$")]
    private static partial Regex Listening();

    private void Hear(string? line)
    {
        lock (_said)
        {
            if (line is null)
                _listening.TrySetException(new InvalidOperationException($"Azurite ended: {string.Join('\n', _said)}"));
            else if (Listening().Match(line) is { Success: true } match)
                _ports[match.Groups[1].Value] = match.Groups[2].Value;
            else
                _said.Add(line);
            if (_ports.ContainsKey("Table") && _ports.ContainsKey("Queue"))
                _listening.TrySetResult();
        }
    }

    private void KillAtExit(object? sender, EventArgs e)
    {
        if (_process is { HasExited: false })
            _process.Kill();
        _process?.WaitForExit();
    }
}

/// <summary>The tests that share the process.</summary>
[CollectionDefinition(nameof(Azurite))]
public sealed class AzuriteCollection : ICollectionFixture<Azurite>;
