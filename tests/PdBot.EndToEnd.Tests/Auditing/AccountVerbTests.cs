using PdBot.Storage.Azure;
using PdBot.Storage.Sqlite;
using PdBot.Testing;

namespace PdBot.EndToEnd.Tests.Auditing;

/// <summary>The same verbs on a storage account, and the one that only an account needs.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class AccountVerbTests
{
    [Fact]
    public async Task An_account_is_checkpointed_verified_exported_and_its_lists_rebuilt()
    {
        var folder = Machine.TemporaryFolder("account");
        await using var azurite = await AzuriteProcess.StartAsync();
        try
        {
            await using (var store = await AzureStore.OpenAsync(new AzureOptions { ConnectionString = azurite.ConnectionString }, null, TimeProvider.System, CancellationToken.None))
                await AuditedLog.WriteAsync(store.Log);
            var kept = Path.Combine(folder, "kept.json");

            await File.WriteAllTextAsync(kept, await RunAsync(azurite, "checkpoint"));
            Assert.Contains("清單已重建 / the lists are rebuilt: 2 案 / reports", await RunAsync(azurite, "rebuild"), StringComparison.Ordinal);
            Assert.Contains("agrees with the checkpoint", await RunAsync(azurite, "verify", "--checkpoint", kept), StringComparison.Ordinal);
            var judged = await NodeProgram.JudgeAsync("verify-log.mjs", await RunAsync(azurite, "export"), kept);
            Assert.Equal((0, "intact: 2 reports, 11 rows, 0 faults\n"), (judged.Code, judged.Output));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task In_a_file_there_is_nothing_to_rebuild()
    {
        var folder = Machine.TemporaryFolder("file");
        try
        {
            var path = Path.Combine(folder, "pdbot.db");
            await SqliteStore.Open(new SqliteOptions { Path = path }, TimeProvider.System).DisposeAsync();
            var said = await VerbResult.OfAsync(new Dictionary<string, string?>(), "log", "rebuild", "--storage", path);
            Assert.Equal((0, "清單與紀錄同在一檔，無需重建 / The lists live in the same file as the log: there is nothing to rebuild.\n"), (said.Code, said.Output));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> RunAsync(AzuriteProcess azurite, params string[] verb)
    {
        var settings = new Dictionary<string, string?> { ["Storage:Kind"] = "Azure", ["Storage:ConnectionString"] = azurite.ConnectionString };
        var result = await VerbResult.OfAsync(settings, ["log", .. verb, "--storage", "azure"]);
        Assert.True(result.Code == 0, result.Output + result.Errors);
        return result.Output;
    }
}
