using Microsoft.Extensions.DependencyInjection;
using PdBot.Domain.Meetings;
using PdBot.Host.Composition;
using PdBot.Testing.Graph;

namespace PdBot.Behaviour.Tests;

/// <summary>Graph or the program fails while the meeting is called; another member of the executive group presses, and it is one entry in one calendar.</summary>
public sealed class A_meeting_that_was_begun_is_made_by_the_next_press : IAsyncLifetime
{
    private GraphServer graph = null!;
    private Bot bot = null!;

    private Persona Caller => bot.Person("廖擬定");

    private Persona Other => bot.Person("邱試算");

    public async Task InitializeAsync()
    {
        graph = await GraphServer.StartAsync(new PdBot.Testing.ManualTimeProvider());
        bot = await Bot.StartAsync(
            "cgu-example", services => services.AddSingleton<GraphCredential>(_ => new FixedCredential()),
            ("Graph:Enabled", "true"), ("Graph:Address", graph.Root.AbsoluteUri), ("Graph:Meetings", "true"));
        foreach (var person in bot.Setup.Organisation.People.Values)
            graph.Add(new GraphUser { Id = person.Id.Value, UserPrincipalName = person.UserPrincipalName, DisplayName = person.Name });
        await bot.Staff().ReportAsync();
    }

    public async Task DisposeAsync()
    {
        bot.AssertLogIsSilentAbout();
        await bot.DisposeAsync();
        await graph.DisposeAsync();
    }

    [Fact]
    public async Task The_process_died_before_the_calendar_made_it()
    {
        var form = await FormAsync(Caller);
        graph.GoSilent(true);
        Assert.True((await CallAsync(Caller, form, ("meeting-contacts", "true"), ("meeting-minutes", "90"))).Says("會議未能確認建立"));
        await bot.RestartAsync();
        graph.GoSilent(false);

        Assert.IsType<MeetingBegun>((await bot.EventsAsync())[^1]);
        Assert.Empty(graph.Meetings);
        var answer = await CallAsync(Other, form);

        await OneStandsInTheCalendarOfTheFirstAsync(answer);
        Assert.Equal(90, (graph.Meetings[0].End - graph.Meetings[0].Start).TotalMinutes);
        Assert.Contains("huang.ceshi@cgu.example", graph.Meetings[0].Attendees);
        Assert.DoesNotContain("liao.niding@cgu.example", graph.Meetings[0].Attendees);
    }

    [Fact]
    public async Task The_process_died_before_it_was_recorded()
    {
        var form = await FormAsync(Caller);
        Task lost;
        IDisposable blocked;
        using (var hold = graph.Hold("/events"))
        {
            lost = Caller.SendAsync(new { type = "invoke", name = "adaptiveCard/action", value = new { action = new { type = "Action.Execute", verb = "call-meeting", data = Pressed(form) }, trigger = "manual" } });
            await hold.WhenOneWaitsAsync();
            blocked = bot.BlockStorage();
        }

        await lost;
        blocked.Dispose();
        await bot.RestartAsync();
        Assert.IsType<MeetingBegun>((await bot.EventsAsync())[^1]);
        Assert.Single(graph.Meetings);

        await OneStandsInTheCalendarOfTheFirstAsync(await CallAsync(Other, form));
    }

    [Fact]
    public async Task While_Graph_is_busy_the_calendar_stays_the_same()
    {
        graph.Throttle("/events", seconds: 0, times: 2);
        var form = await FormAsync(Caller);

        Assert.True((await CallAsync(Caller, form)).Says("目前忙碌"));
        Assert.True((await CallAsync(Other, form)).Says("目前忙碌"));

        await OneStandsInTheCalendarOfTheFirstAsync(await CallAsync(Other, form));
    }

    [Fact]
    public async Task A_calendar_that_is_closed_meanwhile_gives_way_to_that_of_the_next_who_presses()
    {
        var form = await FormAsync(Caller);
        graph.GoSilent(true);
        await CallAsync(Caller, form);
        graph.GoSilent(false);
        graph.User(Caller.Id.Value).IsMailboxClosed = true;

        Assert.True((await CallAsync(Other, form)).Says("已召開緊急應變會議"));

        Assert.Equal(Other.Id.Value, Assert.Single(graph.Meetings).Organiser);
        Assert.Equal([typeof(MeetingBegun), typeof(MeetingGivenUp), typeof(MeetingBegun), typeof(MeetingCalled)], (await bot.EventsAsync()).TakeLast(4).Select(happened => happened.GetType()));
        Assert.True((await CallAsync(Caller, form)).Says("先前已召開，無須重複"));
    }

    [Fact]
    public async Task Whose_own_calendar_is_closed_completes_what_another_began()
    {
        var form = await FormAsync(Other);
        graph.User(Other.Id.Value).IsMailboxClosed = true;
        Assert.True((await CallAsync(Other, form)).Says("請自行於 Teams 行事曆建立會議"));
        graph.GoSilent(true);
        await CallAsync(Caller, form);
        graph.GoSilent(false);

        await OneStandsInTheCalendarOfTheFirstAsync(await CallAsync(Other, form));
    }

    [Fact]
    public async Task One_that_nobody_presses_for_again_is_on_no_card_and_does_not_wake_the_report()
    {
        var wake = await bot.NextWakeAsync();
        graph.GoSilent(true);
        await CallAsync(Caller, await FormAsync(Caller));

        Assert.Equal(wake, await bot.NextWakeAsync());
        await bot.AdvanceAsync(36);
        Assert.False(Caller.Cards.Single(card => card.Kind == "alarm").Says("召集，邀請"));
        Assert.True((await Caller.AskAsync("紀錄 PD-115-0001")).Says("著手召開緊急應變會議（廖擬定）"));
    }

    private async Task OneStandsInTheCalendarOfTheFirstAsync(ShownCard answer)
    {
        var meeting = Assert.Single(graph.Meetings);
        var called = Assert.Single((await bot.EventsAsync()).OfType<MeetingCalled>());
        Assert.Equal((Caller.Id.Value, Caller.Id, meeting.JoinUrl), (meeting.Organiser, called.Actor, called.Link));
        Assert.True(answer.Says("已召開緊急應變會議") && answer.Says("廖擬定 召集"));
        Assert.Equal(new Uri(meeting.JoinUrl).PathAndQuery, Assert.Single(answer.Links).Value);
    }

    private static Dictionary<string, string> Pressed(ShownCard form, params (string Input, string Value)[] values)
    {
        var data = form.DataOf("call-meeting");
        foreach (var (name, value) in form.Inputs.Select(input => (input.Key, input.Value)).Concat(values))
            data[name] = value;
        return data;
    }

    private static Task<ShownCard> FormAsync(Persona person) => person.AskAsync("緊急會議 PD-115-0001");

    private static Task<ShownCard> CallAsync(Persona person, ShownCard form, params (string Input, string Value)[] values) => person.InvokeAsync("call-meeting", Pressed(form, values));
}
