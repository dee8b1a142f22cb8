using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PdBot.Benchmarks.Load;
using PdBot.Testing;

namespace PdBot.Benchmarks.Servers;

/// <summary>A server in a process of its own, so that the load does not share its heap and threads.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(1) };
    private readonly Process process;

    private ServerProcess(Process process, int port, TimeSpan readyAfter) => (this.process, Port, ReadyAfter) = (process, port, readyAfter);

    public int Port { get; }

    /// <summary>From the start of the process to the first "ready".</summary>
    public TimeSpan ReadyAfter { get; }

    public int Id => process.Id;

    private TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The bot: <c>serve</c>.</summary>
    public static Task<ServerProcess> ServeAsync(string file)
    {
        var port = FreePort();
        return StartAsync("PdBot.Host.dll", ["serve", "--urls", $"http://127.0.0.1:{port}"], port, ("Storage__Path", file), ("Bot__RequestsPerUser", "0"), ("Bot__RequestsPerTenant", "0"));
    }

    /// <summary>The bot on an account.</summary>
    public static Task<ServerProcess> ServeAsync(AzuriteProcess azurite)
    {
        var port = FreePort();
        return StartAsync(
            "PdBot.Host.dll", ["serve", "--urls", $"http://127.0.0.1:{port}"], port, ("Storage__Kind", "Azure"), ("Storage__ConnectionString", azurite.ConnectionString));
    }

    /// <summary>The raw limit: <see cref="RawServer"/>.</summary>
    public static Task<ServerProcess> RawAsync(string file)
    {
        var port = FreePort();
        return StartAsync("PdBot.Benchmarks.dll", ["raw", file, $"{port}"], port);
    }

    /// <summary>Puts the server under load.</summary>
    public LoadResult Measured(int atOnce, IReadOnlyList<byte[]> requests)
    {
        var before = Processor;
        var result = LoadClient.Run(Port, atOnce, requests);
        return result with { Processor = (Processor - before).TotalMicroseconds / requests.Count };
    }

    /// <summary>Takes the processor away from it (SIGSTOP) so that another can be measured, until what is returned is disposed (SIGCONT).</summary>
    public IDisposable Paused()
    {
        Signal("STOP");
        return new Pause(this);
    }

    /// <summary>Ends it as a crash would: what was answered must be on the disk already.</summary>
    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(string assembly, string[] arguments, int port, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        var said = new Queue<string>();
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!await IsReadyAsync(port))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(began) > TimeSpan.FromMinutes(1))
                throw new InvalidOperationException($"{assembly} did not become ready:\n{string.Join('\n', said)}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
        return new ServerProcess(process, port, Stopwatch.GetElapsedTime(began));

        void Keep(string? line)
        {
            lock (said)
            {
                said.Enqueue(line ?? "");
                if (said.Count > 50)
                    said.Dequeue();
            }
        }
    }

    private static async Task<bool> IsReadyAsync(int port)
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri($"http://127.0.0.1:{port}/readyz"));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Pause(ServerProcess server) : IDisposable
    {
        public void Dispose() => server.Signal("CONT");
    }
}
