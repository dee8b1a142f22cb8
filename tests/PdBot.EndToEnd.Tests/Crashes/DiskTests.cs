using System.Net;
using PdBot.Domain.Reports;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite;
using PdBot.Testing;

namespace PdBot.EndToEnd.Tests.Crashes;

/// <summary>A disk that is full, and one that is read-only: said clearly, nothing lost, and on it goes when there is room.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class DiskTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_full_disk_makes_the_bot_not_ready_until_there_is_room_and_loses_nothing()
    {
        using var disk = new SmallDisk();
        await using var teams = await LoopbackConnector.StartAsync();
        var settings = await SettingsAsync(disk);
        await using var bot = await BotProcess.StartAsync(settings);
        using var people = new Townsfolk([bot.Messages], teams.ServiceUrl, seed: 1);
        using var http = new HttpClient();
        await people.ActAsync(() => people.Answered >= 30);
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(http, bot));

        disk.Fill();
        var before = people.Refused;
        var answered = people.Answered;
        await people.ActAsync(() => people.Refused > before + 5);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, people.LastRefusal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(http, bot));

        disk.Empty();
        await Eventually.TrueAsync(async () => await ReadyAsync(http, bot) == HttpStatusCode.OK, Patience, "ready again");
        await people.ActAsync(() => people.Answered >= answered + 30);
        await bot.DisposeAsync();
        await VerifyAsync(settings["Storage:Path"]!, people);
    }

    [Fact]
    public async Task A_read_only_disk_is_refused_with_a_clear_word_and_taken_when_it_is_mended()
    {
        using var disk = new SmallDisk();
        await using var teams = await LoopbackConnector.StartAsync();
        var settings = await SettingsAsync(disk);
        using var people = await ReportedAsync(settings, teams);

        disk.Protect(isReadOnly: true);
        var (code, said) = await BotProcess.RunVerbAsync(settings, "serve", "--urls", $"http://127.0.0.1:{Machine.FreePort()}");
        Assert.Equal(2, code);
        Assert.Contains(settings["Storage:Path"]!, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);

        disk.Protect(isReadOnly: false);
        await using (var bot = await BotProcess.StartAsync(settings))
        {
            using var http = new HttpClient();
            Assert.Equal(HttpStatusCode.OK, await ReadyAsync(http, bot));
        }
        await VerifyAsync(settings["Storage:Path"]!, people);
    }

    private static async Task<Townsfolk> ReportedAsync(Dictionary<string, string?> settings, LoopbackConnector teams)
    {
        await using var bot = await BotProcess.StartAsync(settings);
        var people = new Townsfolk([bot.Messages], teams.ServiceUrl, seed: 2);
        await people.ActAsync(() => people.Answered >= 10);
        return people;
    }

    private static async Task<Dictionary<string, string?>> SettingsAsync(SmallDisk disk)
    {
        var roster = Path.Combine(disk.Folder, "town.yaml");
        await File.WriteAllTextAsync(roster, Town.Roster());
        return new() { ["Storage:Path"] = Path.Combine(disk.Folder, "pdbot.db"), ["Roster:Path"] = roster, ["Logging:LogLevel:Default"] = "Warning" };
    }

    private static async Task<HttpStatusCode> ReadyAsync(HttpClient http, BotProcess bot) => (await http.GetAsync(new Uri(bot.Address, "/readyz"))).StatusCode;

    private static async Task VerifyAsync(string database, Townsfolk people)
    {
        await using var store = SqliteStore.Open(new SqliteOptions { Path = database, ReadOnly = true }, TimeProvider.System);
        var verdict = await new LogVerifier(store.Log).VerifyAllAsync(CancellationToken.None);
        Assert.True(verdict.IsIntact, string.Join('\n', verdict.Faults));
        foreach (var (id, number) in people.Opened)
            Assert.True(await store.Log.LoadAsync(id, CancellationToken.None) is [ReportOpened opened, ..] && opened.Number.Value == number, $"{number} was answered and is not in the log");
    }
}
