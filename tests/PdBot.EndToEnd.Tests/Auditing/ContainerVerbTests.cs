using PdBot.Storage.Sqlite;
using PdBot.Testing;

namespace PdBot.EndToEnd.Tests.Auditing;

/// <summary>Checkpoints that are appended to a container convict the file without any other copy, and another program agrees.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ContainerVerbTests : IAsyncLifetime
{
    private readonly string _folder = Machine.TemporaryFolder("container");
    private AzuriteProcess _azurite = null!;

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync();
        await NodeProgram.RunAsync("blobs.mjs", "", "make", _azurite.ConnectionString, "checkpoints");
    }

    public async Task DisposeAsync()
    {
        await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_appended_agrees_and_finds_what_the_newest_line_has_seen_changed_already()
    {
        var real = await NewFileAsync("real.db", AuditedLog.WriteAsync);
        await RunAsync(0, "checkpoint", real, "--to", "azure");
        await RunAsync(0, "checkpoint", real, "--to", "azure");
        Assert.Contains("agrees with the 2 checkpoints, the last of ", (await RunAsync(0, "verify", real, "--checkpoint", "azure")).Output, StringComparison.Ordinal);

        // Somebody puts another file in its place, and the bot goes on taking checkpoints of it.
        var forged = await NewFileAsync("forged.db", _ => Task.CompletedTask);
        await RunAsync(0, "checkpoint", forged, "--to", "azure");
        var found = await RunAsync(1, "verify", forged, "--checkpoint", "azure");
        Assert.Contains("PD-115-0001  r1  第 0 筆 / row 0: 整案消失 / the whole report is gone", found.Output, StringComparison.Ordinal);
        Assert.Contains("differs from the 3 checkpoints", found.Output, StringComparison.Ordinal);

        var lines = Path.Combine(_folder, "checkpoints.jsonl");
        var name = $"pdbot/checkpoints-{TimeProvider.System.GetUtcNow():yyyy-MM}.jsonl";
        await File.WriteAllTextAsync(lines, await NodeProgram.RunAsync("blobs.mjs", "", "read", _azurite.ConnectionString, "checkpoints", name));
        Assert.Equal(0, (await NodeProgram.JudgeAsync("verify-log.mjs", (await RunAsync(0, "export", real)).Output, lines)).Code);
        var judged = await NodeProgram.JudgeAsync("verify-log.mjs", (await RunAsync(0, "export", forged)).Output, lines);
        Assert.Equal(1, judged.Code);
        Assert.Contains("r1 (PD-115-0001) row 5: not as the checkpoint saw it", judged.Output, StringComparison.Ordinal);
        Assert.Contains("agrees with the 3 checkpoints", (await RunAsync(0, "verify", real, "--checkpoint", lines)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_container_or_without_checkpoints_it_is_said()
    {
        var real = await NewFileAsync("real.db", AuditedLog.WriteAsync);
        Assert.Contains("There is no checkpoint in 127.0.0.1/devstoreaccount1/checkpoints", (await RunAsync(2, "verify", real, "--checkpoint", "azure")).Errors, StringComparison.Ordinal);
        Assert.Contains("nobody-made-it does not exist", (await RunWithAsync("nobody-made-it", 2, "checkpoint", real, "--to", "azure")).Errors, StringComparison.Ordinal);
        Assert.Contains("Bot:CheckpointContainer must be the name of a container", (await RunWithAsync("Not a name", 2, "checkpoint", real, "--to", "azure")).Errors, StringComparison.Ordinal);
        Assert.Contains("Bot__CheckpointContainer names no container", (await RunWithAsync("", 2, "verify", real, "--checkpoint", "azure")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bot_serves_with_a_container_without_a_policy_and_warns()
    {
        var settings = Settings("checkpoints");
        settings["Storage:Path"] = Path.Combine(_folder, "served.db");
        await using var bot = await BotProcess.StartAsync(settings);
        Assert.Contains("The checkpoint container 127.0.0.1/devstoreaccount1/checkpoints has no immutability policy of its own", bot.Output, StringComparison.Ordinal);

        settings["Bot:CheckpointContainer"] = "nobody-made-it";
        var refused = await VerbResult.OfAsync(new Dictionary<string, string?>(settings) { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Storage:Path"] = Path.Combine(_folder, "other.db") }, "serve");
        Assert.Equal(2, refused.Code);
        Assert.Contains("nobody-made-it does not exist", refused.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "other.db")));
    }

    private Dictionary<string, string?> Settings(string container) => new() { ["Storage:ConnectionString"] = _azurite.ConnectionString, ["Bot:CheckpointContainer"] = container };

    private async Task<string> NewFileAsync(string name, Func<Engine.Ports.IReportLog, Task> write)
    {
        var path = Path.Combine(_folder, name);
        await using var store = SqliteStore.Open(new SqliteOptions { Path = path }, TimeProvider.System);
        await write(store.Log);
        return path;
    }

    private Task<VerbResult> RunAsync(int code, string verb, string file, params string[] options) => RunWithAsync("checkpoints", code, verb, file, options);

    private async Task<VerbResult> RunWithAsync(string container, int code, string verb, string file, params string[] options)
    {
        var result = await VerbResult.OfAsync(Settings(container), ["log", verb, "--storage", file, .. options]);
        Assert.True(code == result.Code, $"{result.Code}\n{result.Output}{result.Errors}");
        return result;
    }
}
