using PdBot.Storage.Sqlite;
using PdBot.Testing;

namespace PdBot.EndToEnd.Tests.Auditing;

/// <summary>What the built program exports can be verified by another program in another language, and its checkpoints find who rewrote the file.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class LogVerbTests : IAsyncLifetime
{
    private readonly string _folder = Machine.TemporaryFolder("audit");

    private string Database => Path.Combine(_folder, "pdbot.db");

    private string Kept => Path.Combine(_folder, "kept.json");

    public Task InitializeAsync() => WriteAsync(Database, AuditedLog.WriteAsync);

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Another_language_accepts_what_is_exported_and_finds_every_change()
    {
        var log = await RunAsync(0, "export");
        Assert.Equal(0, (await RunVerbAsync("checkpoint", "--to", Kept)).Code);
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(11, lines.Length);
        Assert.Contains("\"data\":\"\"", lines[6], StringComparison.Ordinal);

        Assert.Equal("intact: 2 reports, 11 rows, 0 faults\n", await JudgeAsync(0, lines, Kept));
        Assert.Contains("r1 row 2: is not what was hashed", await JudgeAsync(1, With(lines, 1, lines[1].Replace("陳範例", "陳範列", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("r1 row 3: column actorName", await JudgeAsync(1, With(lines, 2, lines[2].Replace("\"actorName\":\"陳範例\"", "\"actorName\":\"陳範列\"", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("r1 row 4: row 3 expected", await JudgeAsync(1, [.. lines[..2], .. lines[3..]]), StringComparison.Ordinal);
        Assert.Contains("r1 row 3: row 2 expected", await JudgeAsync(1, [lines[0], lines[2], lines[1], .. lines[3..]]), StringComparison.Ordinal);
        Assert.Contains("r2 row 4: row 3 expected", await JudgeAsync(1, [.. lines[..7], .. lines[8..]]), StringComparison.Ordinal);
        Assert.Contains("r2: 5 rows were erased without a tombstone", await JudgeAsync(1, lines[..10]), StringComparison.Ordinal);

        // The end of a report can be cut off unseen, unless there is a checkpoint.
        string[] cut = [.. lines[..4], .. lines[5..]];
        await JudgeAsync(0, cut);
        Assert.Contains("r1 (PD-115-0001) row 5: not as the checkpoint saw it", await JudgeAsync(1, cut, Kept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_agrees_later_and_finds_a_report_that_is_gone()
    {
        Assert.Equal(0, (await RunVerbAsync("checkpoint", "--to", Kept)).Code);
        Assert.Equal(2, (await RunVerbAsync("checkpoint", "--to", Kept)).Code);
        await WriteAsync(Database, AuditedLog.AddAsync);
        Assert.Contains("2 案 / reports，新增 0 案 / added since", await RunAsync(0, "verify", "--checkpoint", Kept), StringComparison.Ordinal);

        var other = Path.Combine(_folder, "other.db");
        await WriteAsync(other, _ => Task.CompletedTask);
        var lost = await VerbResult.OfAsync(new Dictionary<string, string?>(), "log", "verify", "--storage", other, "--checkpoint", Kept);
        Assert.Equal(1, lost.Code);
        Assert.Contains("PD-115-0001  r1  第 0 筆 / row 0: 整案消失 / the whole report is gone", lost.Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(Kept, (await File.ReadAllTextAsync(Kept)).Replace("\"rows\":5", "\"rows\":4", StringComparison.Ordinal));
        Assert.Contains("檢查點遭更動", await RunAsync(1, "verify", "--checkpoint", Kept), StringComparison.Ordinal);
        Assert.Equal(2, (await RunVerbAsync("verify", "--checkpoint", Path.Combine(_folder, "none.json"))).Code);
    }

    [Fact]
    public async Task A_destroyed_report_can_be_shown() =>
        Assert.Contains("府秘字第4號", (await RunAsync(0, "export", "PD-115-0002")) + await RunAsync(0, "show", "PD-115-0002"), StringComparison.Ordinal);

    private static async Task WriteAsync(string path, Func<Engine.Ports.IReportLog, Task> write)
    {
        await using var store = SqliteStore.Open(new SqliteOptions { Path = path }, TimeProvider.System);
        await write(store.Log);
    }

    private static string[] With(string[] lines, int index, string line)
    {
        Assert.NotEqual(lines[index], line);
        return [.. lines[..index], line, .. lines[(index + 1)..]];
    }

    private static async Task<string> JudgeAsync(int code, string[] lines, params string[] checkpoint)
    {
        var judged = await NodeProgram.JudgeAsync("verify-log.mjs", string.Join('\n', lines), checkpoint);
        Assert.True(code == judged.Code, judged.Output + judged.Errors);
        return judged.Output;
    }

    private Task<VerbResult> RunVerbAsync(params string[] verb) => VerbResult.OfAsync(new Dictionary<string, string?>(), ["log", .. verb, "--storage", Database]);

    private async Task<string> RunAsync(int code, params string[] verb)
    {
        var result = await RunVerbAsync(verb);
        Assert.True(code == result.Code, result.Output + result.Errors);
        return result.Output;
    }
}
