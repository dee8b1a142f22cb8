using PdBot.Domain;
using PdBot.Domain.Meetings;
using PdBot.Domain.Reports;
using PdBot.Teams.Graph;
using PdBot.Teams.Tests.Cards;
using PdBot.Testing.Graph;

namespace PdBot.Teams.Tests.Graph;

/// <summary>A meeting is made once in the calendar of whoever began it, and its invitation tells a number only.</summary>
public sealed class GraphCalendarTests : IAsyncLifetime
{
    private const string Right = "Calendars.ReadWrite";
    private static readonly DateTimeOffset Start = Story.Noon.AddMinutes(30);
    private static readonly PersonId Other = PersonId.From("ab000000-0000-4000-8000-000000000002");
    private static readonly PersonId Organiser = PersonId.From("ab000000-0000-4000-8000-000000000001");

    private GraphFixture graph = null!;
    private GraphCalendar calendar = null!;

    public async Task InitializeAsync()
    {
        graph = await GraphFixture.StartAsync();
        graph.Server.AddMany(2);
        calendar = new GraphCalendar(graph.Client, new GraphRights(graph.Clock, graph.Log.Of<GraphRights>()), "https://teams.microsoft.com/l/chat/0/0?users=28:bot");
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(graph.Server.Offences);
        await graph.DisposeAsync();
    }

    [Fact]
    public async Task The_join_link_comes_back_and_the_invitation_has_the_number_and_a_link()
    {
        var (link, fault) = await MeetAsync();

        var meeting = Assert.Single(graph.Server.Meetings);
        Assert.Equal((meeting.JoinUrl, (GraphFault?)null), (link, fault));
        Assert.Equal((Start, Start.AddMinutes(45)), (meeting.Start, meeting.End));
        Assert.Equal(["person2@many.example"], meeting.Attendees);
        Assert.Equal("[PdBot] 個資事件緊急應變會議 PD-115-0042", meeting.Subject);
        Assert.Contains("users=28:bot", meeting.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("名單", meeting.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_for_again_it_is_the_same_meeting()
    {
        var first = await MeetAsync();

        Assert.Equal(first, await MeetAsync(minutes: 60));
        Assert.Single(graph.Server.Meetings);
    }

    [Fact]
    public async Task Another_time_is_another_meeting()
    {
        await MeetAsync();

        Assert.NotEqual(await MeetAsync(), await MeetAsync(Start.AddHours(1)));
        Assert.Equal(2, graph.Server.Meetings.Count);
    }

    [Fact]
    public void A_drill_says_so() => Assert.StartsWith("【演練】", GraphCalendar.Subject(Report(ReportMode.Drill)), StringComparison.Ordinal);

    [Fact]
    public async Task Where_the_organiser_has_no_Teams_the_entry_is_what_can_be_opened()
    {
        graph.Server.User(Organiser.Value).Availability = null;

        Assert.Equal("https://outlook.office365.com/owa/?itemid=AAMk1", (await MeetAsync()).Link);
    }

    [Fact]
    public async Task Without_the_right_it_is_off_for_an_hour_and_on_again_once_it_is_granted()
    {
        graph.Server.Withhold(Right);
        Assert.Equal(403, (await MeetAsync()).Fault?.Status);
        Assert.True(calendar.IsOff(Organiser));

        graph.Server.Grant(Right);
        graph.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False(calendar.IsOff(Organiser));
        Assert.NotNull((await MeetAsync()).Link);
        Assert.Single(graph.Server.Meetings);
    }

    [Fact]
    public async Task A_mailbox_that_is_closed_to_the_bot_is_off_by_itself()
    {
        graph.Server.User(Organiser.Value).IsMailboxClosed = true;

        Assert.Equal(new GraphFault(403, "ErrorAccessDenied"), (await MeetAsync()).Fault);
        Assert.True(calendar.IsOff(Organiser));
        Assert.False(calendar.IsOff(Other));
        Assert.NotNull((await MeetAsync(organiser: Other)).Link);
        Assert.Equal($"2304 The mailbox of {Organiser} is closed to the bot or missing ({Right}): Calendar is off for it, the others go on; asked again in an hour", Assert.Single(graph.Log.All));

        graph.Server.User(Organiser.Value).IsMailboxClosed = false;
        Assert.NotNull((await MeetAsync(Start.AddHours(1))).Link);
        Assert.False(calendar.IsOff(Organiser));
        Assert.Equal($"2305 The mailbox of {Organiser} is open now: Calendar is on", graph.Log.All[^1]);
    }

    [Fact]
    public async Task Being_throttled_closes_nothing_and_opens_nothing()
    {
        graph.Server.User(Organiser.Value).IsMailboxClosed = true;
        await MeetAsync();
        graph.Server.Throttle(Organiser.Value, seconds: 600);
        graph.Server.Throttle(Other.Value, seconds: 600);

        Assert.True((await MeetAsync()).Fault?.IsThrottled);
        Assert.True((await MeetAsync(organiser: Other)).Fault?.IsThrottled);
        Assert.Equal((true, false), (calendar.IsOff(Organiser), calendar.IsOff(Other)));
    }

    [Fact]
    public async Task Throttled_it_waits_as_long_as_it_is_told_and_is_made_once()
    {
        graph.Server.Throttle("/events", seconds: 9);

        Assert.NotNull((await graph.PushAsync(MeetAsync())).Link);
        Assert.Single(graph.Server.Meetings);
    }

    [Fact]
    public async Task Whoever_has_no_mailbox_can_call_none()
    {
        graph.Server.User(Organiser.Value).HasMailbox = false;

        Assert.Equal(new GraphFault(404, "MailboxNotEnabledForRESTAPI"), (await MeetAsync()).Fault);
        Assert.True(calendar.IsOff(Organiser));
    }

    private Task<(string? Link, GraphFault? Fault)> MeetAsync(DateTimeOffset? at = null, int minutes = 45, PersonId? organiser = null) => calendar.MeetAsync(
        Report(ReportMode.Real), new MeetingBegun(Story.Noon, organiser ?? Organiser, "曾演練", at ?? Start, minutes, WithContacts: false), ["person2@many.example"], default);

    private static Report Report(ReportMode mode) =>
        Story.Cgu().SeenByReporter(Language.ZhTw).Report with { Number = Domain.ReportNumber.From("PD-115-0042"), Mode = mode };
}
