using PdBot.Domain.Delivery;
using PdBot.Domain.Reports;
using PdBot.EndToEnd.Tests.Crashes;
using PdBot.Storage.Sqlite;
using PdBot.Testing;

namespace PdBot.EndToEnd.Tests.Operation;

/// <summary>The built program is asked to end while people act.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ShutdownTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task It_ends_within_ten_seconds_and_what_was_answered_and_sent_is_in_the_log()
    {
        var folder = Machine.TemporaryFolder("shutdown");
        try
        {
            var (roster, database) = (Path.Combine(folder, "town.yaml"), Path.Combine(folder, "pdbot.db"));
            await File.WriteAllTextAsync(roster, Town.Roster());
            await using var teams = await LoopbackConnector.StartAsync();
            await using var bot = await BotProcess.StartAsync(new Dictionary<string, string?> { ["Storage:Path"] = database, ["Roster:Path"] = roster, ["Bot:RequestsPerUser"] = "0" });
            using var people = new Townsfolk([bot.Messages], teams.ServiceUrl, seed: 20261123);
            var isOver = false;
            var hands = Enumerable.Range(0, 8).Select(_ => people.ActAsync(() => Volatile.Read(ref isOver))).ToArray();
            await Eventually.TrueAsync(() => people.Answered >= 150, TimeSpan.FromSeconds(60), "people are at it");

            var (code, took) = await bot.TerminateAsync();
            Volatile.Write(ref isOver, true);
            await Task.WhenAll(hands);

            Assert.Equal(0, code);
            Assert.InRange(took, TimeSpan.Zero, Budget);
            var shown = teams.Shown.Count;
            await using var store = SqliteStore.Open(new SqliteOptions { Path = database, ReadOnly = true }, TimeProvider.System);
            var delivered = 0;
            foreach (var (id, number) in people.Opened)
                Assert.True(await store.Log.LoadAsync(id, CancellationToken.None) is [ReportOpened opened, ..] && opened.Number.Value == number, $"{number} was answered and is not in the log");
            await foreach (var head in store.Log.ListAsync(organisation: null, CancellationToken.None))
                delivered += (await store.Log.LoadAsync(head.Report, CancellationToken.None) ?? []).OfType<CardDelivered>().Count();
            // Every card that somebody has is recorded, so that none is sent again after the start.
            Assert.Equal(shown, delivered);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
