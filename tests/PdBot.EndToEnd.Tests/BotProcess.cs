namespace PdBot.EndToEnd.Tests;

/// <summary>The built program as a child process on loopback, with its own data; can be killed hard and started again.</summary>
/// <remarks>The same port and the same settings, hence the same files, after a restart.</remarks>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartBudget = TimeSpan.FromSeconds(60);

    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly int _port = Machine.FreePort();
    private readonly List<string> _earlierOutput = [];
    private ChildProcess? _process;

    private BotProcess(IReadOnlyDictionary<string, string?> settings) => _settings = settings;

    /// <summary>The program as it was built, in its own bin folder.</summary>
    public static string Program { get; } = Path.Combine(
        Machine.Repository, "src", "PdBot.Host", "bin", Machine.Configuration, "net10.0", "PdBot.Host.dll");

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public Uri Messages => new(Address, "/api/messages");

    /// <summary>What all starts of this bot have printed so far.</summary>
    public string Output => string.Join('\n', [.. _earlierOutput, _process?.Output ?? ""]);

    /// <summary>Starts the bot and waits until <c>/healthz</c> answers.</summary>
    /// <param name="settings">Options by their configuration name, for example <c>Storage:Path</c>; a null value leaves the option unset.</param>
    public static async Task<BotProcess> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var bot = new BotProcess(settings);
        try
        {
            await bot.StartAgainAsync();
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs another verb of the same program to its end; what it printed.</summary>
    public static async Task<string> RunVerbAsync(params string[] arguments) => (await RunVerbAsync(new Dictionary<string, string?>(), arguments)).Output;

    /// <summary>Runs a verb with settings; how it ended, and what it printed.</summary>
    public static async Task<(int Code, string Output)> RunVerbAsync(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        await using var process = StartVerb(settings, arguments);
        var code = await process.EndAsync();
        return (code, process.Output);
    }

    /// <summary>Starts a verb with settings.</summary>
    public static ChildProcess StartVerb(IReadOnlyDictionary<string, string?> settings, params string[] arguments) =>
        ChildProcess.Start("PdBot.Host", "dotnet", [Program, .. arguments], Path.GetDirectoryName(Program)!, Environment(settings));

    /// <summary><c>kill -9</c>, and waits until the process is gone.</summary>
    public void Kill() => _process?.Kill();

    /// <summary>Asks it to end, as an operator does; how it ended, and how long that took.</summary>
    public async Task<(int Code, TimeSpan Took)> TerminateAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        var code = await _process!.TerminateAsync();
        return (code, TimeProvider.System.GetElapsedTime(started));
    }

    /// <summary>Starts the bot once more on the same port and files; the process before must have been killed.</summary>
    public async Task StartAgainAsync()
    {
        await DisposeAsync();
        _process = ChildProcess.Start(
            "PdBot.Host",
            "dotnet",
            [Program, "serve", "--urls", Address.ToString().TrimEnd('/')],
            Path.GetDirectoryName(Program)!,
            Environment(_settings));
        await _process.AnswersAsync(new Uri(Address, "/healthz"), StartBudget);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            await process.DisposeAsync();
            _earlierOutput.Add(process.Output);
            _process = null;
        }
    }

    private static Dictionary<string, string?> Environment(IReadOnlyDictionary<string, string?> settings)
    {
        var environment = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["DOTNET_TieredPGO"] = "0",
            // On the first days of a quarter it would ask the people of the example rosters.
            ["Reachability__RollCall"] = "false",
        };
        foreach (var (option, value) in settings)
        {
            environment[option.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return environment;
    }
}
