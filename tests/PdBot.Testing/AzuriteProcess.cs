using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PdBot.Testing;

/// <summary>A storage account to test with: Azurite as a process, in memory, on ports of its own choice.</summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan StartBudget = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, string> _ports = [];
    private readonly List<string> _said = [];
    private readonly string[] _node;
    private Process? _process;

    private AzuriteProcess(string[] node) => _node = node;

    /// <summary>How to reach it.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};TableEndpoint=http://127.0.0.1:{_ports["Table"]}/devstoreaccount1;QueueEndpoint=http://127.0.0.1:{_ports["Queue"]}/devstoreaccount1;"
        + $"BlobEndpoint=http://127.0.0.1:{_ports["Blob"]}/devstoreaccount1";

    /// <summary>Starts it, and waits until it listens.</summary>
    public static Task<AzuriteProcess> StartAsync() => StartAsync("azurite.mjs");

    /// <summary>The same for much data: a request takes no longer the more reports there are (<c>azurite-by-key.mjs</c> says why it otherwise does).</summary>
    public static Task<AzuriteProcess> StartLargeAsync() => StartAsync("--max-old-space-size=12000", "azurite-by-key.mjs");

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        KillAtExit(null, EventArgs.Empty);
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<AzuriteProcess> StartAsync(params string[] node)
    {
        var azurite = new AzuriteProcess(node);
        await azurite.ListenAsync();
        return azurite;
    }

    private async Task ListenAsync()
    {
        _process = NodeProgram.Start(
            [.. _node, "--inMemoryPersistence", "--disableTelemetry", "--silent", "--blobPort", "0", "--queuePort", "0", "--tablePort", "0"]);
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await _listening.Task.WaitAsync(StartBudget);
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
            if (_ports.Count == 3)
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
