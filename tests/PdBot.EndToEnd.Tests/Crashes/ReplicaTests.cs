using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Tasks;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Storage.Azure;
using PdBot.Storage.Events;
using PdBot.Testing;
using Xunit.Abstractions;

namespace PdBot.EndToEnd.Tests.Crashes;

/// <summary>Three processes on one storage account, killed and started again while people act: nothing acknowledged is lost, nothing happens out of order or twice.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ReplicaTests(ITestOutputHelper output)
{
    private const int Replicas = 3;
    private const int Hands = 8;

    /// <summary>With executive groups of their own: Teams lets 1,800 messages into a chat in an hour, and an executive hears of every report.</summary>
    private const int Towns = 20;

    /// <summary>What a process sent within the last second and did not record comes again when it dies: four cards of a report at most, of the reports that somebody just acted on.</summary>
    private const int CopiesOfADeath = 4 * Hands;
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(15);

    private static bool IsLong => Environment.GetEnvironmentVariable("PDBOT_LONG") == "1";

    /// <summary>1,000 reports and 50 kills with PDBOT_LONG=1, a tenth of it otherwise.</summary>
    private static (int Reports, int Kills) Size => IsLong ? (1_000, 50) : (100, 5);

    private static TimeSpan Drain => TimeSpan.FromMinutes(IsLong ? 60 : 15);

    [Fact]
    public async Task Three_replicas_that_die_and_come_back_keep_every_promise()
    {
        var folder = Machine.TemporaryFolder("replicas");
        await Town.WriteAsync(folder, Towns, Town.Units, Town.TenantOf);
        await using var azurite = await AzuriteProcess.StartLargeAsync();
        try
        {
            await PlayAsync(azurite, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task PlayAsync(AzuriteProcess azurite, string roster)
    {
        await using var teams = await LoopbackConnector.StartAsync();
        var settings = new Dictionary<string, string?>
        {
            ["Storage:Kind"] = "Azure",
            ["Storage:ConnectionString"] = azurite.ConnectionString,
            ["Storage:Guard"] = Guard.ToString("c"),
            ["Roster:Path"] = roster,
            ["Bot:RequestsPerUser"] = "0",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        var bots = new List<BotProcess>();
        for (var replica = 0; replica < Replicas; replica++)
            bots.Add(await BotProcess.StartAsync(settings));
        using var people = new Townsfolk([.. bots.Select(bot => bot.Messages)], teams.ServiceUrl, seed: 20261121) { Most = Size.Reports, Towns = Towns };
        var kills = 0;
        try
        {
            var hands = Enumerable.Range(0, Hands).Select(_ => people.ActAsync(() => people.Opened.Count >= Size.Reports && kills >= Size.Kills)).ToArray();
            var moment = new Random(20261121);
            while (kills < Size.Kills)
            {
                var enough = people.Answered + moment.Next(20, 120);
                await Eventually.TrueAsync(() => people.Answered >= enough, TimeSpan.FromSeconds(120), "some acts are answered");
                var victim = bots[moment.Next(Replicas)];
                victim.Kill();
                await victim.StartAgainAsync();
                kills++;
            }
            await Task.WhenAll(hands);
            await VerifyAsync(azurite, people, teams, kills);
        }
        finally
        {
            output.WriteLine($"{people.Opened.Count} opened, {people.Answered} answered, {people.Refused} refused (last: {people.LastRefusal}), {kills} kills");
            foreach (var bot in bots)
            {
                output.WriteLine(string.Join('\n', bot.Output.Split('\n').TakeLast(20)));
                await bot.DisposeAsync();
            }
        }
    }

    private async Task VerifyAsync(AzuriteProcess azurite, Townsfolk people, LoopbackConnector teams, int kills)
    {
        await using var store = await AzureStore.OpenAsync(new AzureOptions { ConnectionString = azurite.ConnectionString }, null, TimeProvider.System, CancellationToken.None);
        var verdict = await new LogVerifier(store.Log).VerifyAllAsync(CancellationToken.None);
        Assert.True(verdict.IsIntact, string.Join('\n', verdict.Faults));

        var histories = new Dictionary<ReportId, ImmutableArray<ReportEvent>>();
        await foreach (var head in store.Log.ListAsync(organisation: null, CancellationToken.None))
            histories[head.Report] = await store.Log.LoadAsync(head.Report, CancellationToken.None) ?? [];
        foreach (var (id, number) in people.Opened)
            Assert.True(histories[id] is [ReportOpened opened, ..] && opened.Number.Value == number, $"{number} was answered and is not in the log");
        foreach (var ((id, actor), verb) in people.Confirmed)
            Assert.True(histories[id].OfType<ActOnLevel>().Any(act => act.Actor.Value == actor), $"{verb} of {actor} on {id} was answered and is not in the log");
        Assert.Equal(histories.Count, histories.Values.Select(events => events.OfType<ReportOpened>().Single()).Select(opened => (opened.Organisation, opened.Number)).Distinct().Count());
        output.WriteLine($"{histories.Count} reports verified, {people.Answered} acts answered; the outbox drains");
        await Eventually.TrueAsync(async () => !await AnyAsync(store), Drain, "every outbox message is settled");
        foreach (var id in histories.Keys.ToArray())
        {
            var events = histories[id] = await store.Log.LoadAsync(id, CancellationToken.None) ?? [];
            InOrder(events);
            var reminders = events.OfType<ReminderDue>().Select(due => (due.Task, due.Opening, due.Clock, due.Step)).ToArray();
            Assert.Equal(reminders.Length, reminders.Distinct().Count());
            foreach (var notified in events.OfType<ContactNotified>())
                Assert.Contains(events, settled => settled is CardDelivered delivered && delivered.Slot == $"level-{notified.Level}-{notified.Opening}" && delivered.Receiver == notified.Person.Value);
        }
        var copies = teams.Shown.Count - histories.Values.Sum(events => events.OfType<CardDelivered>().Count());
        output.WriteLine($"{histories.Count} reports, {people.Answered} acts answered, {histories.Values.Sum(events => events.Length)} events, {teams.Shown.Count} cards shown, {copies} of them copies");
        Assert.InRange(copies, 0, kills * CopiesOfADeath);
    }

    /// <summary>A level is asked only after the one below it has acted or was passed over; a copy (副知) holds nothing up.</summary>
    private static void InOrder(ImmutableArray<ReportEvent> events)
    {
        const int Copy = 4;
        var open = new HashSet<int>();
        foreach (var happened in events)
            if (happened is LevelOpened { Level: var level })
            {
                Assert.DoesNotContain(open, other => other != Copy && other < level);
                open.Add(level);
            }
            else if (happened is LevelCompleted { Level: var completed })
                open.Remove(completed);
            else if (happened is LevelPassedOver { Level: var passed })
                open.Remove(passed);
    }

    private static async Task<bool> AnyAsync(AzureStore store)
    {
        await foreach (var _ in store.Log.PendingAsync(CancellationToken.None))
            return true;
        return false;
    }
}
