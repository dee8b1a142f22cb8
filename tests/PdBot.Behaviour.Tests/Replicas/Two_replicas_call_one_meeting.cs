using Microsoft.Extensions.DependencyInjection;
using PdBot.Domain.Meetings;
using PdBot.Host.Composition;
using PdBot.Testing;
using PdBot.Testing.Graph;

namespace PdBot.Behaviour.Tests.Replicas;

/// <summary>Two of the executive group press at once, and Teams brings each press to another replica: one entry, in one calendar, in the log once.</summary>
public sealed class Two_replicas_call_one_meeting : IAsyncLifetime
{
    private const string Number = "PD-115-0001";

    private AzuriteProcess azurite = null!;
    private GraphServer graph = null!;
    private Bot one = null!;
    private Bot other = null!;

    public async Task InitializeAsync()
    {
        azurite = await AzuriteProcess.StartAsync();
        graph = await GraphServer.StartAsync(new ManualTimeProvider());
        (one, other) = (await StartAsync(), await StartAsync());
        foreach (var person in one.Setup.Organisation.People.Values)
            graph.Add(new GraphUser { Id = person.Id.Value, UserPrincipalName = person.UserPrincipalName, DisplayName = person.Name });
        await one.Staff().ReportAsync();
    }

    public async Task DisposeAsync()
    {
        await one.DisposeAsync();
        await other.DisposeAsync();
        await graph.DisposeAsync();
        await azurite.DisposeAsync();
    }

    [Fact]
    public async Task While_the_calendar_works_on_the_first_press_the_second_makes_the_same_meeting()
    {
        var (first, second) = (await FormAsync(one, "廖擬定"), await FormAsync(other, "邱試算"));
        Task<ShownCard> mine, theirs;
        using (var hold = graph.Hold("/events"))
        {
            mine = PressAsync(one, "廖擬定", first);
            await hold.WhenOneWaitsAsync();
            theirs = PressAsync(other, "邱試算", second);
            await hold.WhenOneWaitsAsync();
        }

        await BothAreAnsweredAsync(await mine, await theirs);
        Assert.Equal(one.Person("廖擬定").Id.Value, graph.Meetings[0].Organiser);
    }

    [Fact]
    public async Task At_the_same_moment_the_log_decides_in_whose_calendar_it_stands()
    {
        var (first, second) = (await FormAsync(one, "廖擬定"), await FormAsync(other, "邱試算"));

        var answers = await Task.WhenAll(PressAsync(one, "廖擬定", first), PressAsync(other, "邱試算", second));

        await BothAreAnsweredAsync(answers[0], answers[1]);
    }

    private async Task BothAreAnsweredAsync(ShownCard mine, ShownCard theirs)
    {
        var meeting = Assert.Single(graph.Meetings);
        var called = Assert.Single((await one.EventsAsync()).OfType<MeetingCalled>());
        Assert.Equal((meeting.Organiser, meeting.JoinUrl), (called.Actor.Value, called.Link));
        Assert.Equal(2, meeting.Attendees.Count);
        Assert.All([mine, theirs], answer => Assert.Equal(new Uri(meeting.JoinUrl).PathAndQuery, Assert.Single(answer.Links).Value));
        Assert.Equal([false, true], new[] { mine, theirs }.Select(answer => answer.Says("已召開緊急應變會議")).Order());
        Assert.Single(new[] { mine, theirs }, answer => answer.Says("先前已召開，無須重複"));
    }

    private static Task<ShownCard> FormAsync(Bot bot, string name) => bot.Person(name).AskAsync($"緊急會議 {Number}");

    private static Task<ShownCard> PressAsync(Bot bot, string name, ShownCard form) => bot.Person(name).PressAsync(form, "call-meeting", form.Inputs);

    private Task<Bot> StartAsync() => Bot.StartAsync(
        "cgu-example", services => services.AddSingleton<GraphCredential>(_ => new FixedCredential()),
        ("Storage:Kind", "Azure"), ("Storage:ConnectionString", azurite.ConnectionString),
        ("Graph:Enabled", "true"), ("Graph:Address", graph.Root.AbsoluteUri), ("Graph:Meetings", "true"));
}
