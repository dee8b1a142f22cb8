using Microsoft.Extensions.DependencyInjection;
using PdBot.Domain.Meetings;
using PdBot.Domain.Reports;
using PdBot.Host.Composition;
using PdBot.Testing.Graph;

namespace PdBot.Behaviour.Tests;

/// <summary>Everybody is silent; a member of the executive group calls the emergency meeting from the alarm, and it stands in one calendar and in the log.</summary>
public sealed class The_executive_group_calls_a_meeting : IAsyncLifetime
{
    private const string Right = "Calendars.ReadWrite";

    private GraphServer graph = null!;
    private Bot bot = null!;

    private Persona Caller => bot.Person("廖擬定");

    public async Task InitializeAsync()
    {
        graph = await GraphServer.StartAsync(new PdBot.Testing.ManualTimeProvider());
        await StartAsync("true");
    }

    public async Task DisposeAsync()
    {
        bot.AssertLogIsSilentAbout([.. bot.Setup.Organisation.People.Values.Select(person => person.UserPrincipalName)]);
        await bot.DisposeAsync();
        await graph.DisposeAsync();
    }

    [Fact]
    public async Task It_is_made_in_the_calendar_of_whoever_calls_and_says_nothing_of_the_case()
    {
        var alarm = await AlarmAsync();

        var answer = await CallAsync(alarm);

        var meeting = Assert.Single(graph.Meetings);
        Assert.Equal((Caller.Id.Value, "[PdBot] 個資事件緊急應變會議 PD-115-0001"), (meeting.Organiser, meeting.Subject));
        Assert.Equal(["qiu.shisuan@cgu.example", "zeng.yanlian@cgu.example"], meeting.Attendees.Order());
        Assert.Equal(TimeSpan.FromMinutes(60), meeting.End - meeting.Start);
        Assert.InRange(meeting.Start - bot.Clock.GetUtcNow(), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(45));
        Assert.Equal(0, meeting.Start.Minute % 30);
        Assert.Contains("https://teams.microsoft.com/l/chat/0/0?users=28:", meeting.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("名單", meeting.Body + meeting.Subject, StringComparison.Ordinal);
        Assert.True(answer.Says("已召開緊急應變會議") && answer.Says("已邀請 2 人"));
        Assert.Equal(new Uri(meeting.JoinUrl).PathAndQuery, Assert.Single(answer.Links).Value);
    }

    [Fact]
    public async Task It_stands_in_the_log_and_on_the_cards_of_the_others()
    {
        await CallAsync(await AlarmAsync());
        await bot.EmptyOutboxAsync();

        var called = Assert.Single((await bot.EventsAsync()).OfType<MeetingCalled>());
        Assert.Equal((Caller.Id, graph.Meetings[0].Start, 60, 2, graph.Meetings[0].JoinUrl), (called.Actor, called.StartsAt, called.Minutes, called.Invited, called.Link));
        Assert.True(Alarm(bot.Person("邱試算")).Says("廖擬定 召集，邀請 2 人"));
        Assert.True((await Caller.AskAsync("紀錄 PD-115-0001")).Says("召開緊急應變會議（廖擬定）"));
    }

    [Fact]
    public async Task Those_who_were_asked_so_far_are_invited_when_that_is_chosen()
    {
        await CallAsync(await AlarmAsync(), ("meeting-contacts", "true"), ("meeting-minutes", "90"));

        var meeting = Assert.Single(graph.Meetings);
        Assert.Contains("huang.ceshi@cgu.example", meeting.Attendees);
        Assert.DoesNotContain("liao.niding@cgu.example", meeting.Attendees);
        Assert.Equal(TimeSpan.FromMinutes(90), meeting.End - meeting.Start);
    }

    [Fact]
    public async Task Pressed_twice_or_by_two_it_is_one_meeting()
    {
        var form = await Caller.PressAsync(await AlarmAsync(), "prepare-meeting");
        var other = bot.Person("邱試算");
        var theirs = await other.PressAsync(Alarm(other), "prepare-meeting");

        var answers = await Task.WhenAll(
            Caller.PressAsync(form, "call-meeting", form.Inputs), Caller.PressAsync(form, "call-meeting", form.Inputs), other.PressAsync(theirs, "call-meeting", theirs.Inputs));

        Assert.Single(graph.Meetings);
        Assert.Single((await bot.EventsAsync()).OfType<MeetingCalled>());
        Assert.Equal(2, answers.Count(answer => answer.Says("先前已召開，無須重複")));
        Assert.All(answers, answer => Assert.Single(answer.Links));
    }

    [Fact]
    public async Task Without_the_right_the_card_says_what_to_do_instead_and_the_button_is_gone()
    {
        graph.Withhold(Right);
        var alarm = await AlarmAsync();

        var answer = await CallAsync(alarm);

        Assert.True(answer.Says(Right) && answer.Says("主旨填列「[PdBot] 個資事件緊急應變會議 PD-115-0001」") && answer.Says("曾演練"));
        Assert.Empty((await bot.EventsAsync()).OfType<MeetingCalled>());
        Assert.Contains(Right, Assert.Single(bot.Log.Of(2304)), StringComparison.Ordinal);
        Assert.DoesNotContain("prepare-meeting", (await Caller.PressAsync(alarm, "take-over")).Buttons);
        Assert.True((await Caller.AskAsync("緊急會議 PD-115-0001")).Says(Right));
    }

    [Fact]
    public async Task A_mailbox_that_is_closed_to_the_bot_is_off_for_its_owner_and_the_others_go_on()
    {
        graph.User(Caller.Id.Value).IsMailboxClosed = true;
        var (alarm, other) = (await AlarmAsync(), bot.Person("邱試算"));

        Assert.True((await CallAsync(alarm)).Says("請自行於 Teams 行事曆建立會議"));
        Assert.DoesNotContain("prepare-meeting", (await Caller.PressAsync(alarm, "take-over")).Buttons);
        await bot.EmptyOutboxAsync();
        Assert.DoesNotContain("prepare-meeting", Alarm(Caller).Buttons);
        Assert.Contains("prepare-meeting", Alarm(other).Buttons);

        Assert.True((await CallAsync(other, Alarm(other))).Says("已召開"));
        Assert.Equal(other.Id.Value, Assert.Single(graph.Meetings).Organiser);
        Assert.Equal((Caller.Id, "403 ErrorAccessDenied"), (await bot.EventsAsync()).OfType<MeetingGivenUp>().Select(given => (given.Person, given.Evidence)).Single());
        Assert.True((await other.AskAsync("紀錄 PD-115-0001")).Says("緊急應變會議未能列入其行事曆（廖擬定）"));

        graph.User(Caller.Id.Value).IsMailboxClosed = false;
        await bot.AdvanceAsync(61);
        Assert.Contains("call-meeting", (await Caller.AskAsync("緊急會議 PD-115-0001")).Buttons);
    }

    [Fact]
    public async Task Whoever_has_no_mailbox_is_told_what_to_do_instead()
    {
        graph.User(Caller.Id.Value).HasMailbox = false;

        Assert.True((await CallAsync(await AlarmAsync())).Says("您無 Exchange Online 信箱"));
        Assert.Empty(graph.Meetings);
    }

    [Fact]
    public async Task When_Graph_is_busy_the_form_stays_and_the_next_press_calls_it()
    {
        graph.Throttle("/events", seconds: 0);
        var form = await Caller.PressAsync(await AlarmAsync(), "prepare-meeting");

        var busy = await Caller.PressAsync(form, "call-meeting", form.Inputs);

        Assert.True(busy.Says("目前忙碌"));
        Assert.Equal(form.Inputs, busy.Inputs);
        Assert.Empty((await bot.EventsAsync()).OfType<MeetingCalled>());
        Assert.True((await Caller.PressAsync(busy, "call-meeting", busy.Inputs)).Says("已召開"));
        Assert.Single(graph.Meetings);
    }

    [Fact]
    public async Task Nobody_else_calls_one_whatever_they_send()
    {
        var alarm = await AlarmAsync();
        var contact = bot.Person("黃測試");

        Assert.True((await contact.AskAsync("緊急會議 PD-115-0001")).Says("您不是本案的聯絡人"));
        await contact.InvokeAsync("call-meeting", new { report = alarm.Report, card = "alarm", meeting_date = "" });

        Assert.Equal("CallMeeting", Assert.Single((await bot.EventsAsync()).OfType<AttemptRefused>()).Attempt);
        Assert.DoesNotContain(graph.Calls, call => call.Path.Contains("/events", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-11-01", "10:00")]
    [InlineData("0001-01-01", "00:00")]
    [InlineData("soon", "10:00")]
    public async Task A_time_that_cannot_be_is_asked_for_again(string day, string time)
    {
        var form = await CallAsync(await AlarmAsync(), ("meeting-date", day), ("meeting-time", time));

        Assert.True(form.Says("會議開始時間無法辨識"));
        Assert.Contains("call-meeting", form.Buttons);
        Assert.Empty(graph.Meetings);
    }

    [Fact]
    public async Task Where_nobody_wants_it_there_is_no_button_and_the_command_says_so()
    {
        await bot.DisposeAsync();
        await StartAsync("false");

        var alarm = await AlarmAsync();

        Assert.DoesNotContain("prepare-meeting", alarm.Buttons);
        Assert.True((await Caller.AskAsync("/meeting PD-115-0001")).Says("未啟用行事曆功能"));
    }

    [Fact]
    public async Task It_can_be_typed_too()
    {
        await AlarmAsync();
        var form = await Caller.AskAsync("召開緊急應變會議 PD-115-0001");

        var answer = await Caller.PressAsync(form, "call-meeting", form.Inputs);

        Assert.True(answer.Says("已召開"));
        Assert.Single(graph.Meetings);
    }

    private static ShownCard Alarm(Persona person) => person.Cards.Single(card => card.Kind == "alarm");

    private async Task StartAsync(string meetings)
    {
        bot = await Bot.StartAsync(
            "cgu-example", services => services.AddSingleton<GraphCredential>(_ => new FixedCredential()),
            ("Graph:Enabled", "true"), ("Graph:Address", graph.Root.AbsoluteUri), ("Graph:Meetings", meetings));
        foreach (var person in bot.Setup.Organisation.People.Values)
            graph.Add(new GraphUser { Id = person.Id.Value, UserPrincipalName = person.UserPrincipalName, DisplayName = person.Name });
        await bot.RefreshDirectoryAsync();
    }

    /// <summary>Nobody answers until the alarm.</summary>
    private async Task<ShownCard> AlarmAsync()
    {
        await bot.Staff().ReportAsync(values: ("summary", "學生名單寄給廠商"));
        await bot.AdvanceAsync(36);
        return Alarm(Caller);
    }

    private Task<ShownCard> CallAsync(ShownCard card, params (string Input, string Value)[] values) => CallAsync(Caller, card, values);

    private static async Task<ShownCard> CallAsync(Persona person, ShownCard card, params (string Input, string Value)[] values)
    {
        var form = await person.PressAsync(card, "prepare-meeting");
        var inputs = form.Inputs;
        foreach (var (input, value) in values)
            inputs[input] = value;
        return await person.PressAsync(form, "call-meeting", inputs);
    }
}
