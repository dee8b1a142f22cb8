using System.Text.RegularExpressions;
using PdBot.Testing;

namespace PdBot.EndToEnd.Tests.Operation;

/// <summary>The files of <c>infra/azure</c>: their grammar by a parser of other people's, what they name by a checker that must find every slip.</summary>
public sealed class BicepTests : IDisposable
{
    private static readonly string Source = Path.Combine(Machine.Repository, "infra", "azure");
    private readonly string _folder = Machine.TemporaryFolder("bicep");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nothing_is_wrong_and_every_setting_is_the_program_s()
    {
        var (code, output) = await CheckAsync(Source);
        Assert.True(code == 0, output);
        var settings = Regex.Matches(output, "^setting (.+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToArray();
        Assert.All(settings, setting => Assert.True(ProgramSettings.Knows(setting), setting));
        foreach (var needed in new[] { "Bot__AppId", "Bot__AppType", "Bot__TenantId", "Bot__FederatedIdentity", "Bot__PublicUrl", "Bot__CheckpointContainer", "Storage__Kind", "Storage__AccountName", "Roster__Path", "AZURE_CLIENT_ID" })
            Assert.Contains(needed, settings);
    }

    [Theory]
    [InlineData("main.bicep", "module logs", "modul logs", "syntax")]
    [InlineData("main.bicep", "days: logDays", "days: logDay", "logDay is not declared")]
    [InlineData("main.bicep", "    days: logDays\n", "", "modules/logs.bicep needs days")]
    [InlineData("main.bicep", "    isProtected: isProtected\n", "    isProtected: isProtected\n    sky: 1\n", "modules/storage.bicep has no parameter sky")]
    [InlineData("main.bicep", "storage.outputs.account", "storage.outputs.acount", "modules/storage.bicep has no output acount")]
    [InlineData("main.bicep", "'modules/vault.bicep'", "'modules/volt.bicep'", "there is no modules/volt.bicep")]
    [InlineData("main.bicep", "param minReplicas int = 1", "param minReplicas int = 0", "minReplicas is 1 to")]
    [InlineData("main.bicep", "param minReplicas int", "param minReplicas string", "minReplicas is string, not int")]
    [InlineData("main.bicep", "param location string", "param clientSecret string\n\nparam location string", "clientSecret must be @secure()")]
    [InlineData("modules/storage.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true", "allowSharedKeyAccess must be false")]
    [InlineData("modules/storage.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAcess: false", "has no properties.allowSharedKeyAcess")]
    [InlineData("modules/storage.bicep", "storageAccounts@2023-05-01", "storageAccounts@2023-15-01", "no resource that the checker knows")]
    [InlineData("modules/storage.bicep", "${name}data", "${name}-data", "may not hold -data")]
    [InlineData("modules/storage.bicep", "0a9a7e1f", "0a9a7e1e", "is not the role tableDataContributor")]
    [InlineData("modules/storage.bicep", "roleDefinitions', roles.queueDataContributor", "roleDefinitions', roles.queueDataOwner", "roles has no queueDataOwner")]
    [InlineData("modules/storage.bicep", "roleDefinitions', roles.queueDataContributor", "roleDefinitions', roles.tableDataContributor", "the name of a role assignment")]
    [InlineData("modules/vault.bicep", "  scope: vault\n  name: guid", "  name: guid", "roleAssignments@2022-04-01 needs scope")]
    [InlineData("modules/checkpoints.bicep", "allowProtectedAppendWrites: true", "allowProtectedAppendWrites: false", "allowProtectedAppendWrites must be true")]
    [InlineData("modules/checkpoints.bicep", "  parent: container\n", "  parent: account\n", "does not belong below")]
    [InlineData("modules/checkpoints.bicep", "    publicAccess: 'None'\n", "", "publicAccess must be 'None'")]
    [InlineData("modules/app.bicep", "        minReplicas: minReplicas\n", "", "needs properties.template.scale.minReplicas")]
    [InlineData("modules/app.bicep", "        maxReplicas: maxReplicas\n", "        minReplicas: maxReplicas\n", "minReplicas stands there twice")]
    [InlineData("modules/app.bicep", "roster.secret\n", "rooster.secret\n", "rooster is not declared")]
    [InlineData("modules/app.bicep", "concat([", "concatenate([", "there is no function concatenate")]
    [InlineData("modules/alerts.bicep", "rule.severity", "rule.gravity", "not every rule has gravity")]
    [InlineData("production.bicepparam", "param checkpointDays = 2922\n", "", "main.bicep needs checkpointDays")]
    [InlineData("production.bicepparam", "'Standard_GZRS'", "'Standard_GRZS'", "storageSku is one of")]
    [InlineData("production.bicepparam", "param logDays = 365", "param logDays = '365'", "logDays is int, not string")]
    [InlineData("test.bicepparam", "param name = 'pdbottest'", "param name = 'pdbot-for-tests'", "name is 3 to 11")]
    [InlineData("test.bicepparam", "using 'main.bicep'", "using 'mein.bicep'", "there is no mein.bicep")]
    public async Task A_slip_is_found(string file, string right, string wrong, string said)
    {
        foreach (var path in Directory.GetFiles(Source, "*.bicep*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(Source, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
        var text = await File.ReadAllTextAsync(Path.Combine(_folder, file));
        Assert.Contains(right, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder, file), text.Replace(right, wrong, StringComparison.Ordinal));

        var (code, output) = await CheckAsync(_folder);

        Assert.Equal(1, code);
        Assert.Contains(said, output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_alerts_wait_for_lines_that_the_program_writes()
    {
        var alerts = File.ReadAllText(Path.Combine(Source, "modules", "alerts.bicep"));
        var awaited = Regex.Matches(alerts, @"events: \[([^\]]+)\]").SelectMany(list => Regex.Matches(list.Groups[1].Value, @"\d+")).Select(match => match.Value).ToArray();
        var written = Directory.GetFiles(Path.Combine(Machine.Repository, "src"), "*Log.cs", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"LoggerMessage\((\d+), LogLevel\.(Warning|Error|Critical)")).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Contains("3006", awaited);
        Assert.All(awaited, number => Assert.Contains(number, written));
    }

    [Fact]
    public void The_scale_rule_looks_at_the_queue_of_wakes()
    {
        var app = File.ReadAllText(Path.Combine(Source, "modules", "app.bicep"));
        var store = File.ReadAllText(Path.Combine(Machine.Repository, "src", "PdBot.Storage", "Azure", "AzureStore.cs"));

        Assert.Contains("queueName: '${prefix}-wakes'", app, StringComparison.Ordinal);
        Assert.Contains("GetQueueClient($\"{options.Prefix}-wakes\")", store, StringComparison.Ordinal);
        Assert.Contains("queueLengthStrategy: 'visibleonly'", app, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> CheckAsync(string folder)
    {
        var (code, output, errors) = await NodeProgram.JudgeAsync("bicep/check.mjs", "", folder);
        Assert.Equal("", errors);
        return (code, output);
    }
}
