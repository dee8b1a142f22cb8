using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
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
        await using var town = await BesiegedTown.StartAsync();
        var people = town.People;
        var isOver = false;
        var hands = Enumerable.Range(0, 8).Select(_ => people.ActAsync(() => Volatile.Read(ref isOver))).ToArray();
        await Eventually.TrueAsync(() => people.Answered >= 150, TimeSpan.FromSeconds(60), "people are at it");

        var (code, took) = await town.Bot.TerminateAsync();
        Volatile.Write(ref isOver, true);
        await Task.WhenAll(hands);

        Assert.Equal(0, code);
        Assert.InRange(took, TimeSpan.Zero, Budget);
        var shown = town.Teams.Shown.Count;
        await using var store = SqliteStore.Open(new SqliteOptions { Path = town.Database, ReadOnly = true }, TimeProvider.System);
        var delivered = 0;
        foreach (var (id, number) in people.Opened)
            Assert.True(await store.Log.LoadAsync(id, CancellationToken.None) is [ReportOpened opened, ..] && opened.Number.Value == number, $"{number} was answered and is not in the log");
        await foreach (var head in store.Log.ListAsync(organisation: null, CancellationToken.None))
            delivered += (await store.Log.LoadAsync(head.Report, CancellationToken.None) ?? []).OfType<CardDelivered>().Count();
        // Every card that somebody has is recorded, so that none is sent again after the start.
        Assert.Equal(shown, delivered);
    }

    [Fact]
    public async Task It_ends_as_soon_when_Teams_does_not_answer_and_what_could_not_be_sent_waits()
    {
        await using var town = await BesiegedTown.StartAsync();
        town.Teams.Refuse(LoopbackConnector.Anyone, ConnectorAnswer.Hang);
        await town.People.ReportAsync();
        await town.Teams.WaitForRequestAsync(_ => true);

        var (code, took) = await town.Bot.TerminateAsync();

        Assert.Equal(0, code);
        Assert.InRange(took, TimeSpan.Zero, Budget);
        await using var store = SqliteStore.Open(new SqliteOptions { Path = town.Database, ReadOnly = true }, TimeProvider.System);
        var receivers = new HashSet<string>();
        await foreach (var pending in store.Log.PendingAsync(CancellationToken.None))
            receivers.Add(pending.Message.Receiver);
        var report = Assert.Single(town.People.Opened).Key;
        var asked = (await store.Log.LoadAsync(report, CancellationToken.None))!.OfType<ContactNotified>().Select(notified => notified.Person.Value).ToArray();
        Assert.NotEmpty(asked);
        Assert.All(asked, person => Assert.Contains(person, receivers));
    }
}
