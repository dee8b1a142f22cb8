using PdBot.Testing;

namespace PdBot.EndToEnd.Tests.Playground;

/// <summary>One Microsoft 365 Agents Playground process: the Teams client and the Connector of one person.</summary>
internal sealed class PlaygroundServer : IAsyncDisposable
{
    private static readonly TimeSpan StartBudget = TimeSpan.FromSeconds(240);

    private readonly ChildProcess _process;
    private readonly string _folder;

    private PlaygroundServer(PlaygroundPersona me, int port, string folder, ChildProcess process)
    {
        Me = me;
        Page = new Uri($"http://127.0.0.1:{port}/");
        _folder = folder;
        _process = process;
    }

    public PlaygroundPersona Me { get; }

    /// <summary>The page of this person's Teams client.</summary>
    public Uri Page { get; }

    /// <summary>Id of the process, for measuring it.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts one process per person, all at once, and waits until all of them answer.</summary>
    /// <remarks>Playground listens before it has read its configuration, and gives it out only after it has tried to reach the bot (15 s at most): start the bot first.</remarks>
    /// <returns>In the order of <paramref name="people"/>.</returns>
    public static async Task<IReadOnlyList<PlaygroundServer>> StartAllAsync(
        IReadOnlyList<PlaygroundPersona> people,
        Uri botMessages,
        PlaygroundOrganisation organisation)
    {
        var servers = people.Select(person =>
        {
            var folder = Machine.TemporaryFolder("playground");
            PlaygroundConfig.Write(folder, person, people, organisation);
            return Launch(person, folder, botMessages);
        }).ToArray();
        try
        {
            await Task.WhenAll(servers.Select(server => server.AnswersAsync()));
            return servers;
        }
        catch
        {
            foreach (var server in servers)
            {
                await server.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>Starts the process of one person in a folder that holds its configuration; the folder is deleted at the end.</summary>
    /// <param name="registration">In its authenticated mode: the app in whose name it asks Entra for tokens, and checks those of the bot; null: without tokens.</param>
    public static async Task<PlaygroundServer> StartAsync(PlaygroundPersona me, string folder, Uri botMessages, PlaygroundRegistration? registration = null)
    {
        var server = Launch(me, folder, botMessages, registration);
        try
        {
            await server.AnswersAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Task AnswersAsync() => _process.AnswersAsync(new Uri(Page, "_internal/v1/config"), StartBudget, containing: Me.UserId);

    private static PlaygroundServer Launch(PlaygroundPersona me, string folder, Uri botMessages, PlaygroundRegistration? registration = null)
    {
        var port = Machine.FreePort();
        var program = Path.Combine(Machine.NodeModules, "@microsoft", "m365agentsplayground", "cli.js");
        var process = ChildProcess.Start(
            $"Playground of {me.Account}",
            registration is null ? "node" : NodeProgram.Node,
            [program, "start", "-e", botMessages.ToString(), "-c", "msteams", "-p", $"{port}", "--dt", .. registration?.Arguments ?? []],
            folder,
            new Dictionary<string, string?>(registration?.Environment ?? new Dictionary<string, string?>()) { ["BROWSER"] = "none", ["CI"] = "1" });
        return new PlaygroundServer(me, port, folder, process);
    }
}
