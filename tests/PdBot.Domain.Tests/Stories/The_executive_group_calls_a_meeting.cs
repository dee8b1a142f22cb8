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
        var called = Assert.IsType<MeetingCalled>(Assert.Single(Call(Story.Opened(), Aide).Then));

        Assert.Equal((Aide, Soon, 60, 4, "https://join"), (called.Actor, called.StartsAt, called.Minutes, called.Invited, called.Link));
        Assert.NotEmpty(called.ActorName);
    }

    [Fact]
    public void The_same_time_is_the_same_meeting_whoever_calls()
    {
        var story = Call(Story.Opened(), Aide);

        Assert.Empty(Call(story, Aide, "https://other").Then);
        Assert.Null(story.Refused);
        Assert.Equal("https://join", Assert.Single(story.Report.Meetings).Link);
        Assert.Single(Call(story, Aide, at: Soon.AddHours(2)).Then);
    }

    [Fact]
    public void Nobody_else_calls_one_and_the_attempt_is_logged()
    {
        var story = Call(Story.Opened(), WindowA);

        Assert.Equal(RefusalCode.NotEntitled, story.Refused);
        Assert.Equal("CallMeeting", Assert.IsType<AttemptRefused>(Assert.Single(story.Then)).Attempt);
        Assert.Empty(story.Report.Meetings);
    }

    [Theory]
    [InlineData(-3, 60)]
    [InlineData(8 * 24 * 60, 60)]
    [InlineData(30, 14)]
    [InlineData(30, 481)]
    public void A_meeting_is_neither_past_nor_far_away_nor_endless(int minutesFromNow, int minutes) =>
        Assert.Equal(RefusalCode.NoSuchMeetingTime, Story.Opened().When(new ReportCommand.CallMeeting(Aide, Story.Start.AddMinutes(minutesFromNow), minutes, 0, "https://join")).Refused);

    [Fact]
    public void What_no_calendar_has_made_is_not_recorded() =>
        Assert.Equal((RefusalCode.MeetingNotMade, 0), (Call(Story.Opened(), Aide, "").Refused, Call(Story.Opened(), Aide, "").Then.Length));

    [Fact]
    public void A_report_at_its_end_has_no_meetings_any_more()
    {
        var story = Story.Opened().Acknowledge(WindowA, Rung.Window).Dismiss(Head, Rung.Judges).Dismiss(Security, Rung.Judges);

        Assert.Equal(ReportStatus.Dismissed, story.Report.Status);
        Assert.Equal(RefusalCode.ReportEnded, Call(story, Aide).Refused);
    }

    [Fact]
    public void Only_the_cards_of_the_executive_group_show_it()
    {
        var story = Story.Opened().Delivers(WindowA.Value);
        story.Sent.Clear();

        Assert.Empty(Call(story, Aide).Sent);
        Assert.DoesNotContain(story.Sent, message => message.Kind == MessageKind.Escalation);
    }

    private static Story Call(Story story, PersonId person, string link = "https://join", DateTimeOffset? at = null) =>
        story.When(new ReportCommand.CallMeeting(person, at ?? Soon, 60, 4, link));
}
