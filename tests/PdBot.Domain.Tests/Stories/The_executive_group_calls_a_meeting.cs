using PdBot.Domain.Delivery;
using PdBot.Domain.Meetings;
using PdBot.Domain.Reports;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Stories;

/// <summary>緊急應變會議: by whom and for when it is called, and that it stands in the log once.</summary>
public sealed class The_executive_group_calls_a_meeting
{
    private static readonly DateTimeOffset Soon = Story.Start.AddMinutes(30);

    [Theory]
    [InlineData(0, 30)]
    [InlineData(5, 30)]
    [InlineData(14, 30)]
    [InlineData(15, 60)]
    [InlineData(44, 60)]
    [InlineData(59, 90)]
    public void The_half_hour_nearest_to_half_an_hour_from_now_is_proposed(int now, int proposed) =>
        Assert.Equal(Story.Start.AddMinutes(proposed), MeetingRules.ProposedStart(Story.Start.AddMinutes(now)));

    [Fact]
    public void Who_called_it_when_and_how_many_were_invited_is_in_the_log()
    {
        var called = Assert.IsType<MeetingCalled>(Assert.Single(Made(Call(Story.Opened(), Aide), Aide).Then));

        Assert.Equal((Aide, Soon, 60, 4, "https://join"), (called.Actor, called.StartsAt, called.Minutes, called.Invited, called.Link));
        Assert.NotEmpty(called.ActorName);
    }

    [Fact]
    public void The_same_time_is_the_same_meeting_whoever_calls()
    {
        var story = Made(Call(Story.Opened(), Aide), Aide);

        Assert.Empty(Call(story, Chief).Then);
        Assert.Null(story.Refused);
        Assert.Equal("https://join", Assert.Single(story.Report.Meetings).Link);
        Assert.Single(Call(story, Chief, at: Soon.AddHours(2)).Then);
    }

    [Fact]
    public void Whoever_presses_first_begins_it_and_whoever_presses_next_makes_the_same()
    {
        var story = Call(Story.Opened(), Aide);
        var begun = Assert.IsType<MeetingBegun>(Assert.Single(story.Then));

        Assert.Empty(Call(story, Chief, minutes: 90).Then);
        Assert.Null(story.Refused);
        Assert.Equal((Aide, Soon, 60, true), (begun.Actor, begun.StartsAt, begun.Minutes, begun.WithContacts));
        var called = Assert.IsType<MeetingCalled>(Assert.Single(Made(story, Chief, begun).Then));
        Assert.Equal((Aide, 60), (called.Actor, called.Minutes));
        Assert.Empty(Made(story, Aide, begun, "https://other").Then);
    }

    [Fact]
    public void Given_up_it_may_be_begun_by_another_and_what_comes_late_of_the_first_is_not_recorded()
    {
        var story = Call(Story.Opened(), Aide);
        var first = story.Report.MeetingsBegun[0];

        var given = Assert.IsType<MeetingGivenUp>(Assert.Single(story.When(new ReportCommand.GiveUpMeeting(Chief, first, "403 ErrorAccessDenied")).Then));
        Assert.Equal((Aide, "許乙", Soon, "403 ErrorAccessDenied"), (given.Person, given.PersonName, given.StartsAt, given.Evidence));
        Assert.Equal(Chief, Assert.IsType<MeetingBegun>(Assert.Single(Call(story, Chief).Then)).Actor);

        Assert.Empty(story.When(new ReportCommand.GiveUpMeeting(Aide, first, "403 ErrorAccessDenied")).Then);
        Assert.Equal((RefusalCode.MeetingNotMade, 0), (Made(story, Aide, first).Refused, story.Then.Length));
        Assert.Equal(Chief, Assert.IsType<MeetingCalled>(Assert.Single(Made(story, Chief).Then)).Actor);
    }

    [Fact]
    public void Who_left_the_executive_group_meanwhile_keeps_nobody_from_calling_it()
    {
        var story = Call(Story.Opened(), Aide);
        var begun = story.Report.MeetingsBegun[0];
        story.Organisation = story.Organisation with { ExecutiveGroup = story.Organisation.ExecutiveGroup with { Members = [Chief] } };

        Assert.Equal((RefusalCode.MeetingNotMade, 0), (Made(story, Chief, begun).Refused, story.Then.Length));
        Assert.Equal(Chief, Assert.IsType<MeetingBegun>(Assert.Single(Call(story, Chief).Then)).Actor);
        Assert.Equal(Chief, Assert.Single(story.Report.MeetingsBegun).Actor);
    }

    [Fact]
    public void One_that_is_never_made_moves_nothing()
    {
        var (quiet, begun) = (Story.Opened(), Call(Story.Opened(), Aide));

        Assert.Equal(ReportRules.NextWake(quiet.Report, quiet.Now), ReportRules.NextWake(begun.Report, begun.Now));
        Assert.Equal(quiet.Report.VisibleVersion, begun.Report.VisibleVersion);
        Assert.Equal<ReportEvent>([.. quiet.After(300).Then], [.. begun.After(300).Then]);
    }

    [Fact]
    public void Nobody_else_calls_one_and_the_attempt_is_logged()
    {
        var story = Call(Story.Opened(), WindowA);

        Assert.Equal(RefusalCode.NotEntitled, story.Refused);
        Assert.Equal("CallMeeting", Assert.IsType<AttemptRefused>(Assert.Single(story.Then)).Attempt);
        Assert.Empty(story.Report.MeetingsBegun);
    }

    [Fact]
    public void Nobody_else_says_what_became_of_one()
    {
        var story = Call(Story.Opened(), Aide);

        Assert.Equal(RefusalCode.NotEntitled, Made(story, WindowA).Refused);
        Assert.Equal(RefusalCode.NotEntitled, story.When(new ReportCommand.GiveUpMeeting(WindowA, story.Report.MeetingsBegun[0], "403")).Refused);
        Assert.Single(story.Report.MeetingsBegun);
        Assert.Empty(story.Report.Meetings);
    }

    [Theory]
    [InlineData(-3, 60)]
    [InlineData(8 * 24 * 60, 60)]
    [InlineData(30, 14)]
    [InlineData(30, 481)]
    public void A_meeting_is_neither_past_nor_far_away_nor_endless(int minutesFromNow, int minutes) =>
        Assert.Equal(RefusalCode.NoSuchMeetingTime, Call(Story.Opened(), Aide, Story.Start.AddMinutes(minutesFromNow), minutes).Refused);

    [Fact]
    public void What_no_calendar_has_made_is_not_recorded()
    {
        var story = Call(Story.Opened(), Aide);

        Assert.Equal((RefusalCode.MeetingNotMade, 0), (Made(story, Aide, link: "").Refused, story.Then.Length));
    }

    [Fact]
    public void A_report_at_its_end_has_no_meetings_any_more_but_one_that_was_made_is_recorded()
    {
        var story = Call(Story.Opened(), Aide).Acknowledge(WindowA, Rung.Window).Dismiss(Head, Rung.Judges).Dismiss(Security, Rung.Judges);

        Assert.Equal(ReportStatus.Dismissed, story.Report.Status);
        Assert.Equal(RefusalCode.ReportEnded, Call(story, Aide, Soon.AddHours(1)).Refused);
        Assert.IsType<MeetingCalled>(Assert.Single(Made(story, Aide).Then));
    }

    [Fact]
    public void Only_the_cards_of_the_executive_group_show_it()
    {
        var story = Story.Opened().Delivers(WindowA.Value);
        story.Sent.Clear();

        Made(Call(story, Aide), Aide);

        Assert.DoesNotContain(story.Sent, message => message.Kind == MessageKind.Escalation);
    }

    [Fact]
    public void No_card_is_rewritten_for_one_that_is_only_begun_or_given_up()
    {
        var story = Story.Opened().After(120).Delivers(Chief.Value);
        story.Sent.Clear();

        var later = story.Now.AddMinutes(30);

        var begun = Call(story, Aide, later).Report.MeetingsBegun[0];
        story.When(new ReportCommand.GiveUpMeeting(Aide, begun, "403 ErrorAccessDenied"));
        Assert.Empty(story.Sent);

        Made(Call(story, Chief, later), Chief);
        Assert.Contains(story.Sent, message => message is { Kind: MessageKind.Alarm, Rewrite: true });
    }

    private static Story Call(Story story, PersonId person, DateTimeOffset? at = null, int minutes = 60) =>
        story.When(new ReportCommand.CallMeeting(person, at ?? Soon, minutes, WithContacts: true));

    private static Story Made(Story story, PersonId person, MeetingBegun? begun = null, string link = "https://join") =>
        story.When(new ReportCommand.RecordMeeting(person, begun ?? story.Report.MeetingsBegun[0], 4, link));
}
