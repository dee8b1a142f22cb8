using System.Collections.Concurrent;
using System.Diagnostics;

namespace PdBot.EndToEnd.Tests;

/// <summary>A program run beside the tests: its input closed, its output kept, killed by its id at the end.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Process _process;
    private readonly string _name;

    private ChildProcess(string name, Process process) => (_name, _process) = (name, process);

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Everything written so far to standard output and standard error, in order of arrival.</summary>
    public string Output => string.Join('\n', _lines);

    /// <param name="environment">Added to the inherited environment; a null value removes a variable.</param>
    public static ChildProcess Start(
        string name,
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var child = new ChildProcess(name, new Process { StartInfo = start });
        child._process.OutputDataReceived += child.Keep;
        child._process.ErrorDataReceived += child.Keep;
        child._process.Start();
        child._process.StandardInput.Close();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += child.KillAtExit;
        return child;
    }

    /// <summary>Waits until the address answers 2xx.</summary>
    /// <param name="containing">What the answer must hold; empty for any answer.</param>
    /// <exception cref="InvalidOperationException">The program ended first, or the time is over; the message holds its output.</exception>
    public async Task AnswersAsync(Uri address, TimeSpan within, string containing = "")
    {
        using var http = new HttpClient { Timeout = within };
        try
        {
            await Eventually.TrueAsync(
                async () => HasExited || await Answers(http, address, containing),
                within,
                $"{_name} answers at {address}");
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"{late.Message}\n{Output}", late);
        }

        if (HasExited)
        {
            throw new InvalidOperationException($"{_name} ended with code {_process.ExitCode}\n{Output}");
        }
    }

    /// <summary>Waits until it has ended by itself and everything it wrote is kept; its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Asks it to end (SIGTERM) and waits until it has; how it ended.</summary>
    public async Task<int> TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{Id}"]))
            await kill.WaitForExitAsync();
        return await EndAsync();
    }

    /// <summary>SIGKILL: the program gets no chance to tidy up.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.WaitForExit();
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<bool> Answers(HttpClient http, Uri address, string containing)
    {
        try
        {
            using var answer = await http.GetAsync(address);
            return answer.IsSuccessStatusCode
                && (await answer.Content.ReadAsStringAsync()).Contains(containing, StringComparison.Ordinal);
        }
        catch (Exception refused) when (refused is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
        {
            _lines.Enqueue(line.Data);
        }
    }

    private void KillAtExit(object? sender, EventArgs e) => Kill();
}
