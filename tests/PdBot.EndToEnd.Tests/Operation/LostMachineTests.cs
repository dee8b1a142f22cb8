using System.Text;
using PdBot.Domain;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.EndToEnd.Tests.Auditing;
using PdBot.EndToEnd.Tests.Crashes;
using PdBot.Storage.Sqlite;
using PdBot.Testing;
using Xunit.Abstractions;

namespace PdBot.EndToEnd.Tests.Operation;

/// <summary>A backup beside the running bot, the loss of the machine, and the operators' own script on an empty one.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class LostMachineTests(ITestOutputHelper log) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly Dictionary<string, string?> None = [];
    private readonly string _folder = Machine.TemporaryFolder("lost");
    private LoopbackConnector _teams = null!;

    private string Data => Path.Combine(_folder, "data");

    private string Database => Path.Combine(Data, "pdbot.db");

    private string Backups => Path.Combine(_folder, "backups");

    private string Elsewhere => Path.Combine(_folder, "checkpoint.json");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Backups);
        await File.WriteAllTextAsync(Path.Combine(_folder, "town.yaml"), $"{Town.Roster()}\nparameters:\n  unit.window: 25s\n");
        _teams = await LoopbackConnector.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _teams.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_backed_up_is_carried_on_and_what_came_later_is_named()
    {
        await using var bot = await BotProcess.StartAsync(new Dictionary<string, string?> { ["Storage:Path"] = Database, ["Roster:Path"] = Path.Combine(_folder, "town.yaml") });
        using var people = new Townsfolk([bot.Messages], _teams.ServiceUrl, seed: 20261124);
        await people.ReportAsync();
        await _teams.WaitForAsync(message => message.Person == $"{Town.Person(1, 1)}", Patience);
        _teams.Refuse(LoopbackConnector.Anyone, new ConnectorAnswer(429));
        await people.ReportAsync();

        await BackUpAsync();
        await people.ReportAsync();
        await RunAsync("log", "checkpoint", "--storage", Database, "--to", Elsewhere);
        Forge();

        bot.Kill();
        Directory.Delete(Data, recursive: true);
        var (code, output) = await RestoreAsync();

        var reports = people.Opened.OrderBy(report => report.Value, StringComparer.Ordinal).ToArray();
        Assert.True(code == 0, output);
        Assert.Contains("Changed hash", output, StringComparison.Ordinal);
        Assert.Matches("open windows +2 ", output);
        Assert.Matches("to be sent +[1-9]", output);
        Assert.Contains($"{reports[2].Value}  整案不在備份中 / the whole report is missing", output, StringComparison.Ordinal);
        Assert.DoesNotContain($"{reports[1].Value}  整案", output, StringComparison.Ordinal);
        Assert.Contains("are not in this copy: ask people for them", output, StringComparison.Ordinal);
        Assert.Empty((await EventsAsync(reports[0].Key)).OfType<LevelPassedOver>());

        _teams.Accept(LoopbackConnector.Anyone);
        await bot.StartAgainAsync();

        await _teams.WaitForAsync(message => message.Person == $"{Town.Person(2, 1)}", Patience);
        await _teams.WaitForAsync(message => message.Person == $"{Town.Person(1, 3)}", Patience);
        Assert.NotEmpty((await EventsAsync(reports[0].Key)).OfType<LevelPassedOver>());
        Assert.Empty(await EventsAsync(reports[2].Key));
        await bot.TerminateAsync();
        Assert.Contains("intact", await RunAsync("log", "verify", "--storage", Database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_restored_over_anything_and_nothing_bad_is_restored()
    {
        await using (var store = SqliteStore.Open(new SqliteOptions { Path = Database }, TimeProvider.System))
        {
            await AuditedLog.WriteAsync(store.Log);
            var good = await BackUpAsync();
            Assert.Contains("in use", await RefusedAsync(2, "storage", "restore", "--from", good, "--to", Database), StringComparison.Ordinal);
        }
        var copy = Directory.GetFiles(Backups).Single();
        Assert.Contains("exists", await RefusedAsync(2, "storage", "restore", "--from", copy, "--to", Database), StringComparison.Ordinal);
        Assert.Contains("exists", await RefusedAsync(2, "storage", "backup", "--storage", Database, "--to", copy), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));

        // What a lost file left behind would be played into the new one.
        File.Move(Database, Path.Combine(_folder, "gone.db"));
        await File.WriteAllTextAsync($"{Database}-wal", "left behind");
        Assert.Contains("-wal exists", await RefusedAsync(2, "storage", "restore", "--from", copy, "--to", Database), StringComparison.Ordinal);
        File.Delete($"{Database}-wal");

        Replace(copy, "府秘字第4號", "府秘字第5號");
        Assert.Contains("nothing was restored", await RefusedAsync(1, "storage", "restore", "--from", copy, "--to", Database), StringComparison.Ordinal);
        Assert.Contains("kept as", await RefusedAsync(1, "storage", "backup", "--storage", copy, "--to", Path.Combine(_folder, "again.db")), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(Data), file => !file.EndsWith(".lock", StringComparison.Ordinal));
        Assert.Equal([$"{Path.Combine(_folder, "again.db.damaged")}"], Directory.GetFiles(_folder, "again.*"));
        Assert.Contains("none of the backups can be trusted", (await RestoreAsync(withCheckpoint: false)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_says_otherwise_than_a_checkpoint_is_refused()
    {
        await using (var store = SqliteStore.Open(new SqliteOptions { Path = Database }, TimeProvider.System))
            await AuditedLog.WriteAsync(store.Log);
        await RunAsync("log", "checkpoint", "--storage", Database, "--to", Elsewhere);
        var other = Path.Combine(_folder, "other.db");
        await using (var store = SqliteStore.Open(new SqliteOptions { Path = other }, TimeProvider.System))
            await AuditedLog.WriteAsync(store.Log, who: "陳另人");

        var said = await RefusedAsync(1, "storage", "restore", "--from", other, "--to", Path.Combine(_folder, "new", "pdbot.db"), "--checkpoint", Elsewhere);

        Assert.Contains("is not as the checkpoint saw it", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "new", "pdbot.db")));
    }

    private async Task<string> BackUpAsync()
    {
        log.WriteLine(await RunAsync("storage", "backup", "--storage", Database, "--to", Backups));
        return Directory.GetFiles(Backups).Single();
    }

    /// <summary>A younger backup that somebody has changed.</summary>
    private void Forge()
    {
        var forged = Path.Combine(Backups, "pdbot-29991231T235959Z.db");
        File.Copy(Directory.GetFiles(Backups).Single(), forged);
        Replace(forged, "寄錯附件", "寄錯附檔");
    }

    private static void Replace(string file, string text, string by)
    {
        var (bytes, at) = (File.ReadAllBytes(file), 0);
        at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));
        Assert.True(at > 0, $"{text} is not in {file}");
        Encoding.UTF8.GetBytes(by).CopyTo(bytes, at);
        File.WriteAllBytes(file, bytes);
    }

    private async Task<(int Code, string Output)> RestoreAsync(bool withCheckpoint = true)
    {
        await using var script = ChildProcess.Start(
            "restore.sh", "bash", [Path.Combine(Machine.Repository, "infra", "server", "restore.sh"), .. withCheckpoint ? ["--checkpoint", Elsewhere] : Array.Empty<string>()], _folder,
            new Dictionary<string, string?> { ["PDBOT"] = $"dotnet {BotProcess.Program}", ["PDBOT_STORAGE"] = Database, ["PDBOT_BACKUPS"] = Backups });
        var code = await script.EndAsync();
        log.WriteLine(script.Output);
        return (code, script.Output);
    }

    private async Task<IReadOnlyList<ReportEvent>> EventsAsync(ReportId report)
    {
        await using var store = SqliteStore.Open(new SqliteOptions { Path = Database, ReadOnly = true }, TimeProvider.System);
        return await store.Log.LoadAsync(report, CancellationToken.None) ?? [];
    }

    private static async Task<string> RunAsync(params string[] verb)
    {
        var result = await VerbResult.OfAsync(None, verb);
        Assert.True(result.Code == 0, result.Output + result.Errors);
        return result.Output;
    }

    private static async Task<string> RefusedAsync(int code, params string[] verb)
    {
        var result = await VerbResult.OfAsync(None, verb);
        Assert.True(result.Code == code, $"{result.Code}: {result.Output}{result.Errors}");
        return result.Output + result.Errors;
    }
}
