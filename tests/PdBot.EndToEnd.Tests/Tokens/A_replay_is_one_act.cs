using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Storage.Sqlite;

namespace PdBot.EndToEnd.Tests.Tokens;

/// <summary>A token of the channel may be used again by design, so a request that is sent again must not act again.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class A_replay_is_one_act
{
    private static readonly string Contact = Office.Organisation.People.Values.Single(person => person.Name == "黃測試").Id.Value;

    [Fact]
    public async Task The_same_request_is_answered_alike_and_after_a_crash_as_on_record()
    {
        await using var office = await Office.StartAsync();
        var data = await Report.OpenAsync(office, Activities.Stranger(), Contact);
        var press = Office.Request(office.Token().Write(), Activities.Press(office, Contact, "acknowledge", data));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => office.SendAsync(press)));
        office.Bot.Kill();
        await office.Bot.StartAgainAsync();
        var late = await office.SendAsync(press);

        Assert.All(answers, answer => Assert.Equal((200, answers[0].Body), answer));
        Assert.Equal(200, late.Status);
        Assert.Contains("此動作先前已記錄", late.Body, StringComparison.Ordinal);
        Assert.Single((await EventsAsync(office)).OfType<LevelAcknowledged>());
    }

    [Fact]
    public async Task A_report_that_is_sent_again_is_the_same_report()
    {
        await using var office = await Office.StartAsync();
        await Report.OpenAsync(office, Activities.Stranger(), Contact);
        var person = Activities.Stranger();
        office.Connector.ConversationOf(person);
        var ask = Office.Request(office.Token().Write(), Activities.Say(office, person, "/report leak"));

        for (var i = 0; i < 3; i++)
            Assert.Equal(200, (await office.SendAsync(ask)).Status);
        await office.Connector.WaitForAsync(message => message.Person == person, TimeSpan.FromSeconds(30));
        Assert.Equal(200, (await office.SendAsync(Activities.Say(office, person, "help"))).Status);
        await Eventually.TrueAsync(() => office.Connector.SeenBy(person).Count >= 2, TimeSpan.FromSeconds(30), "both questions are answered");

        Assert.Equal(2, office.Connector.SeenBy(person).Count);
        await EventsAsync(office);
    }

    [Fact]
    public async Task Another_person_under_the_same_activity_id_does_not_get_the_first_ones_answer()
    {
        await using var office = await Office.StartAsync();
        var data = await Report.OpenAsync(office, Activities.Stranger(), Contact);
        var press = Activities.Press(office, Contact, "refresh", data);
        var mine = await office.SendAsync(press);
        var stranger = Activities.Stranger();

        var theirs = await office.SendAsync(press.With("from", new System.Text.Json.Nodes.JsonObject { ["id"] = $"29:{stranger}", ["aadObjectId"] = stranger }));

        Assert.Contains("寄送通知信時誤附名單", mine.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("寄送通知信時誤附名單", theirs.Body, StringComparison.Ordinal);
    }

    /// <summary>Everything that happened to the only report.</summary>
    private static async Task<IReadOnlyList<ReportEvent>> EventsAsync(Office office)
    {
        await using var store = SqliteStore.Open(new SqliteOptions { Path = office.Database, ReadOnly = true }, TimeProvider.System);
        var heads = new List<PdBot.Domain.ReportId>();
        await foreach (var head in store.Log.ListAsync(organisation: null, CancellationToken.None))
            heads.Add(head.Report);
        return await store.Log.LoadAsync(Assert.Single(heads), CancellationToken.None) ?? [];
    }
}
