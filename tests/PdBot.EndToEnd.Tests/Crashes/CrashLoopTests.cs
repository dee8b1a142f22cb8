using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite;
using PdBot.Testing;

namespace PdBot.EndToEnd.Tests.Crashes;

/// <summary>Rounds of random acts and <c>kill -9</c>: what was answered is in the log, the hashes verify, every message leaves.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class CrashLoopTests
{
    private const int ActsPerRound = 60;
    private const int Hands = 4;

    /// <summary>200 rounds with PDBOT_LONG=1, a tenth of it otherwise.</summary>
    private static int Rounds => Environment.GetEnvironmentVariable("PDBOT_LONG") == "1" ? 200 : 20;

    [Fact]
    public async Task Nothing_that_was_answered_is_lost_by_kill_9()
    {
        var folder = Machine.TemporaryFolder("crash");
        var (database, roster) = (Path.Combine(folder, "pdbot.db"), Path.Combine(folder, "town.yaml"));
        await File.WriteAllTextAsync(roster, Town.Roster());
        await using var teams = await LoopbackConnector.StartAsync();
        var bot = await BotProcess.StartAsync(new Dictionary<string, string?> { ["Storage:Path"] = database, ["Roster:Path"] = roster, ["Logging:LogLevel:Default"] = "Warning" });
        try
        {
            using var people = new Townsfolk([bot.Messages], teams.ServiceUrl, seed: 20261120);
            var moment = new Random(20261120);
            for (var round = 0; round < Rounds; round++)
            {
                if (round > 0)
                    await bot.StartAgainAsync();
                var hands = Enumerable.Range(0, Hands).Select(_ => people.ActUntilGoneAsync()).ToArray();
                var enough = people.Answered + moment.Next(1, ActsPerRound);
                await Eventually.TrueAsync(() => people.Answered >= enough, TimeSpan.FromSeconds(60), "some acts are answered");
                bot.Kill();
                await Task.WhenAll(hands);
            }

            await bot.StartAgainAsync();
            await using (var store = SqliteStore.Open(new SqliteOptions { Path = database, ReadOnly = true }, TimeProvider.System))
            {
                await Eventually.TrueAsync(async () => await CountAsync(store.Log.PendingAsync(CancellationToken.None)) == 0, TimeSpan.FromMinutes(Rounds > 20 ? 90 : 20), "every outbox message is settled");
            }
            await bot.DisposeAsync();
            await VerifyAsync(database, people, teams);
            Assert.True(people.Answered > Rounds * 3, $"only {people.Answered} acts were answered in {Rounds} rounds");
        }
        finally
        {
            await bot.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task VerifyAsync(string database, Townsfolk people, LoopbackConnector teams)
    {
        await using var store = SqliteStore.Open(new SqliteOptions { Path = database, ReadOnly = true }, TimeProvider.System);
        var verdict = await new LogVerifier(store.Log).VerifyAllAsync(CancellationToken.None);
        Assert.True(verdict.IsIntact, string.Join('\n', verdict.Faults));
        foreach (var (number, id) in people.Opened)
        {
            var events = await store.Log.LoadAsync(id, CancellationToken.None);
            Assert.True(events is [ReportOpened opened, ..] && opened.Number.Value == number, $"{number} was answered and is not in the log");
        }
        foreach (var ((id, actor), verb) in people.Confirmed)
        {
            var events = await store.Log.LoadAsync(id, CancellationToken.None) ?? [];
            Assert.True(events.OfType<ActOnLevel>().Any(act => act.Actor.Value == actor), $"{verb} of {actor} on {id} was answered and is not in the log");
        }
        await foreach (var head in store.Log.ListAsync(organisation: null, CancellationToken.None))
        {
            var events = await store.Log.LoadAsync(head.Report, CancellationToken.None) ?? [];
            foreach (var notified in events.OfType<ContactNotified>())
            {
                var slot = $"level-{notified.Level}-{notified.Opening}";
                Assert.Contains(events, settled => settled is CardDelivered delivered && delivered.Slot == slot && delivered.Receiver == notified.Person.Value);
            }
        }
        Assert.NotEmpty(teams.Shown);
    }

    private static async Task<int> CountAsync(IAsyncEnumerable<PendingMessage> messages)
    {
        var count = 0;
        await foreach (var _ in messages)
            count++;
        return count;
    }
}
