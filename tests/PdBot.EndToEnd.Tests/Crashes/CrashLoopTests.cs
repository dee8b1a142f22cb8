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
[Trait(EndToEndCollection.Beside, "yes")]
public sealed class CrashLoopTests
{
    private const int ActsPerRound = 60;

    private static bool IsLong => Environment.GetEnvironmentVariable("PDBOT_LONG") == "1";

    /// <summary>200 rounds with PDBOT_LONG=1, else few: at the pace of Teams' limits every round takes a quarter of a minute to send.</summary>
    [Fact]
    public async Task Nothing_that_was_answered_is_lost_by_kill_9_and_every_message_leaves()
    {
        await using var town = await BesiegedTown.StartAsync();
        await town.SurviveAsync(IsLong ? 200 : 8, ActsPerRound);
        await town.Bot.StartAgainAsync();
        await using (var store = SqliteStore.Open(new SqliteOptions { Path = town.Database, ReadOnly = true }, TimeProvider.System))
        {
            await Eventually.TrueAsync(async () => await CountAsync(store.Log.PendingAsync(CancellationToken.None)) == 0, TimeSpan.FromMinutes(IsLong ? 90 : 20), "every outbox message is settled");
        }
        await town.Bot.DisposeAsync();
        await VerifyAsync(town, isDrained: true);
    }

    /// <summary>500 rounds with PDBOT_LONG=1, else 50. What waits to be sent at the end is not waited for: Teams' limits would make it take hours.</summary>
    [Fact]
    public async Task Five_hundred_kills_under_load_lose_nothing_that_was_answered()
    {
        await using var town = await BesiegedTown.StartAsync();
        await town.SurviveAsync(IsLong ? 500 : 50, ActsPerRound);
        await town.Bot.StartAgainAsync();
        await town.Bot.DisposeAsync();
        await VerifyAsync(town, isDrained: false);
    }

    private static async Task VerifyAsync(BesiegedTown town, bool isDrained)
    {
        var (database, people, teams) = (town.Database, town.People, town.Teams);
        Assert.True(people.Answered > town.Rounds * 3, $"only {people.Answered} acts were answered in {town.Rounds} rounds");
        await using var store = SqliteStore.Open(new SqliteOptions { Path = database, ReadOnly = true }, TimeProvider.System);
        var verdict = await new LogVerifier(store.Log).VerifyAllAsync(CancellationToken.None);
        Assert.True(verdict.IsIntact, string.Join('\n', verdict.Faults));
        foreach (var (id, number) in people.Opened)
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
            foreach (var notified in isDrained ? events.OfType<ContactNotified>() : [])
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
