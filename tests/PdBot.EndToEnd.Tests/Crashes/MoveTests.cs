using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Engine.Ports;
using PdBot.Storage;
using PdBot.Storage.Azure;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite;
using PdBot.Testing;
using Xunit.Abstractions;

namespace PdBot.EndToEnd.Tests.Crashes;

/// <summary>A bot moves from its file to a storage account, with a copy that is killed on the way, and carries on there: every card once.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class MoveTests(ITestOutputHelper log) : IAsyncLifetime
{
    private const int Reports = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly string _folder = Machine.TemporaryFolder("move");
    private AzuriteProcess _azurite = null!;
    private LoopbackConnector _teams = null!;

    private string Database => Path.Combine(_folder, "pdbot.db");

    private Dictionary<string, string?> Settings => new() { ["Storage:ConnectionString"] = _azurite.ConnectionString, ["Storage:Guard"] = "00:00:05", ["Roster:Path"] = Path.Combine(_folder, "town.yaml"), ["Logging:LogLevel:Default"] = "Warning" };

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "town.yaml"), Town.Roster());
        _azurite = await AzuriteProcess.StartAsync();
        _teams = await LoopbackConnector.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _azurite.DisposeAsync();
        await _teams.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_bot_carries_on_where_its_data_were_copied_to()
    {
        using var people = await FillAsync();
        await using var account = await AzureStore.OpenAsync(new AzureOptions { ConnectionString = _azurite.ConnectionString }, null, TimeProvider.System, CancellationToken.None);
        await using (var stopped = BotProcess.StartVerb(Settings, "storage", "copy", "--from", Database, "--to", "azure"))
            await Eventually.TrueAsync(async () => stopped.HasExited || await account.Log.ListAsync(organisation: null, CancellationToken.None).AnyAsync(), Patience, "some reports are copied");

        var (code, output) = await BotProcess.RunVerbAsync(Settings, "storage", "copy", "--from", Database, "--to", "azure");
        Assert.True(code == 0, output);
        log.WriteLine(output);
        Assert.Contains("Source and target agree", output, StringComparison.Ordinal);
        Assert.True(await account.Log.PendingAsync(CancellationToken.None).AnyAsync(), "nothing waits to be sent");

        _teams.Accept(LoopbackConnector.Anyone);
        await using (await BotProcess.StartAsync(new Dictionary<string, string?>(Settings) { ["Storage:Kind"] = "Azure" }))
            await Eventually.TrueAsync(async () => !await account.Log.PendingAsync(CancellationToken.None).AnyAsync(), Patience, "every message is sent");
        await VerifyAsync(account, people);

        var back = Path.Combine(_folder, "back.db");
        (code, output) = await BotProcess.RunVerbAsync(Settings, "storage", "copy", "--from", "azure", "--to", back);
        Assert.True(code == 0, output);
        await using var file = SqliteStore.Open(new SqliteOptions { Path = back, ReadOnly = true }, TimeProvider.System);
        await VerifyAsync(file, people);
        (code, output) = await BotProcess.RunVerbAsync(Settings, "storage", "copy", "--from", Database, "--to", back);
        Assert.True(code == 1, output);
        Assert.Contains("nothing was written", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no such file", "--from", "nothing.db", "--to", "azure")]
    [InlineData("source and target", "--from", "azure", "--to", "azure")]
    [InlineData("--from", "--to", "azure")]
    public async Task Wrong_use_ends_with_2(string what, params string[] arguments)
    {
        var (code, output) = await BotProcess.RunVerbAsync(Settings, ["storage", "copy", .. arguments]);
        Assert.True(code == 2, $"{what}: {output}");
    }

    /// <summary>A file with reports whose last messages nobody took, and whose bot is gone.</summary>
    private async Task<Townsfolk> FillAsync()
    {
        await using var bot = await BotProcess.StartAsync(new Dictionary<string, string?>(Settings) { ["Storage:Path"] = Database });
        var people = new Townsfolk([bot.Messages], _teams.ServiceUrl, seed: 20261122);
        await people.ActAsync(() => people.Opened.Count >= Reports / 2);
        _teams.Refuse(LoopbackConnector.Anyone, new ConnectorAnswer(429));
        await people.ActAsync(() => people.Opened.Count >= Reports);
        await using (var store = SqliteStore.Open(new SqliteOptions { Path = Database, ReadOnly = true }, TimeProvider.System))
            await Eventually.TrueAsync(async () => (await DeliveredAsync(store)).Count == _teams.Shown.Count, Patience, "what people see is recorded");

        var (code, output) = await BotProcess.RunVerbAsync(Settings, "storage", "copy", "--from", Database, "--to", "azure");
        Assert.True(code == 2, output);
        Assert.Contains("stop the bot first", output, StringComparison.Ordinal);
        bot.Kill();
        return people;
    }

    private async Task VerifyAsync(IStore store, Townsfolk people)
    {
        var verdict = await new LogVerifier(store.Log).VerifyAllAsync(CancellationToken.None);
        Assert.True(verdict.IsIntact, string.Join('\n', verdict.Faults));
        Assert.Equal(people.Opened.Count, verdict.Reports);
        foreach (var (id, number) in people.Opened)
            Assert.Equal(id, await store.Log.FindAsync(OrganisationId.From("town"), new ReportNumber(number), CancellationToken.None));
        var delivered = await DeliveredAsync(store);
        Assert.Equal(delivered.Count, _teams.Shown.Count);
        foreach (var (id, notified) in await AllAsync<ContactNotified>(store))
            Assert.Contains(delivered, card => card.Id == id && card.Event.Slot == $"level-{notified.Level}-{notified.Opening}" && card.Event.Receiver == notified.Person.Value);
    }

    private static Task<List<(ReportId Id, CardDelivered Event)>> DeliveredAsync(IStore store) => AllAsync<CardDelivered>(store);

    private static async Task<List<(ReportId Id, T Event)>> AllAsync<T>(IStore store)
    {
        var all = new List<(ReportId, T)>();
        await foreach (var head in store.Log.ListAsync(organisation: null, CancellationToken.None))
            all.AddRange((await store.Log.LoadAsync(head.Report, CancellationToken.None) ?? []).OfType<T>().Select(happened => (head.Report, happened)));
        return all;
    }
}
