using PdBot.Testing;

namespace PdBot.EndToEnd.Tests.Crashes;

/// <summary>A bot on SQLite, people who act as fast as it answers, and, where asked for, somebody who kills it again and again.</summary>
internal sealed class BesiegedTown : IAsyncDisposable
{
    private const int Hands = 4;
    private readonly string _folder = Machine.TemporaryFolder("crash");

    private BesiegedTown(LoopbackConnector teams) => Teams = teams;

    public LoopbackConnector Teams { get; }

    public BotProcess Bot { get; private set; } = null!;

    public Townsfolk People { get; private set; } = null!;

    public string Database => Path.Combine(_folder, "pdbot.db");

    /// <summary>How often it was killed.</summary>
    public int Rounds { get; private set; }

    public static async Task<BesiegedTown> StartAsync()
    {
        var town = new BesiegedTown(await LoopbackConnector.StartAsync());
        var roster = Path.Combine(town._folder, "town.yaml");
        await File.WriteAllTextAsync(roster, Town.Roster());
        town.Bot = await BotProcess.StartAsync(new Dictionary<string, string?> { ["Storage:Path"] = town.Database, ["Roster:Path"] = roster, ["Logging:LogLevel:Default"] = "Warning", ["Bot:RequestsPerUser"] = "0" });
        town.People = new Townsfolk([town.Bot.Messages], town.Teams.ServiceUrl, seed: 20261120);
        return town;
    }

    /// <summary>Rounds of random acts, each ended by <c>kill -9</c> at a random moment.</summary>
    public async Task SurviveAsync(int rounds, int actsPerRound)
    {
        var moment = new Random(20261120);
        for (; Rounds < rounds; Rounds++)
        {
            if (Rounds > 0)
                await Bot.StartAgainAsync();
            var hands = Enumerable.Range(0, Hands).Select(_ => People.ActUntilGoneAsync()).ToArray();
            var enough = People.Answered + moment.Next(1, actsPerRound);
            await Eventually.TrueAsync(() => People.Answered >= enough, TimeSpan.FromSeconds(60), "some acts are answered");
            Bot.Kill();
            await Task.WhenAll(hands);
        }
    }

    public async ValueTask DisposeAsync()
    {
        People.Dispose();
        await Bot.DisposeAsync();
        await Teams.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
