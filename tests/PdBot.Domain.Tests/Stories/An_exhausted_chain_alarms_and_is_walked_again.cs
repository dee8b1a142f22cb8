using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Stories;

/// <summary>When the last level is passed over too, nobody may believe that somebody cares.</summary>
public sealed class An_exhausted_chain_alarms_and_is_walked_again
{
    [Fact]
    public void Everyone_silent_ends_in_an_alarm_to_every_member_and_channel_and_the_reporter_is_told_whom_to_phone()
    {
        var story = Exhausted();

        var exhausted = Assert.Single(story.Of<ChainExhausted>());
        Assert.Equal((1, story.Now + SmallProcedure.RepeatEvery), (exhausted.Walk, exhausted.RepeatAt));
        Assert.Equal([Channel, Chief.Value, Aide.Value], story.Sent.Where(message => message.Kind == MessageKind.Alarm).Select(message => message.Receiver));
        Assert.Equal(Reporter.Value, Assert.Single(story.Sent, message => message.Kind == MessageKind.PhoneNow).Receiver);
    }

    [Fact]
    public void An_executive_group_without_members_leaves_a_trace()
    {
        var story = Story.Opened(roster => roster with { ExecutiveGroup = new([], null) }).After(120);

        Assert.Single(story.Of<AlarmHadNoReceiver>());
    }

    [Fact]
    public void The_chain_is_walked_again_until_someone_acts()
    {
        var story = Exhausted().After(SmallProcedure.RepeatEvery);

        Assert.Equal(2, Assert.Single(story.Of<ChainWalkedAgain>()).Walk);
        Assert.Equal(2, story.Level(Rung.Window).Opening);
        Assert.Equal(2, Assert.Single(story.After(120).Of<ChainExhausted>()).Walk);
    }

    [Fact]
    public void Taking_over_stops_the_walking_while_no_judgement_is_missing()
    {
        var story = Story.Opened().Acknowledge(WindowA, Rung.Window).Establish(Head, Rung.Judges).After(60);
        Assert.Single(story.Of<ChainExhausted>());

        story.When(new ReportCommand.TakeOver(Aide));
        Assert.Equal(Aide, Assert.Single(story.Of<ReportTakenOver>()).Actor);
        Assert.Null(ReportRules.NextWake(story.Report, story.Now));
        Assert.Empty(story.After(TimeSpan.FromDays(30)).Then);
    }

    [Fact]
    public void A_late_judgement_stops_the_walking()
    {
        var story = Exhausted().Establish(Head, Rung.Judges);

        Assert.Equal("李甲", story.Report.Alarm?.AnsweredBy);
        Assert.Empty(story.After(TimeSpan.FromDays(30)).Then);
    }

    [Fact]
    public void After_a_mere_acknowledgement_the_walking_resumes_while_the_judgement_is_missing()
    {
        var story = Exhausted().After(60).Acknowledge(WindowA, Rung.Window);
        Assert.Equal(story.Now + SmallProcedure.RepeatEvery, ReportRules.NextWake(story.Report, story.Now));

        Assert.Single(story.After(SmallProcedure.RepeatEvery).Of<ChainWalkedAgain>());
    }

    [Fact]
    public void Only_the_executive_group_takes_over_and_only_an_alarm()
    {
        Assert.Equal(RefusalCode.NotEntitled, Exhausted().When(new ReportCommand.TakeOver(WindowA)).Refused);
        Assert.Equal(RefusalCode.NothingToTakeOver, Story.Opened().When(new ReportCommand.TakeOver(Chief)).Refused);
    }

    [Fact]
    public void Two_members_of_one_name_both_take_over()
    {
        var story = Exhausted();
        story.Organisation = story.Organisation.With(Aide, person => person with { Name = "許甲" });

        Assert.Single(story.When(new ReportCommand.TakeOver(Chief)).Of<ReportTakenOver>());
        Assert.Single(story.When(new ReportCommand.TakeOver(Aide)).Of<ReportTakenOver>());
    }

    [Fact]
    public void A_level_that_new_facts_require_is_asked_although_the_alarm_was_answered()
    {
        var story = Story.Opened().Acknowledge(WindowA, Rung.Window).Establish(Head, Rung.Judges).After(60)
            .When(new ReportCommand.TakeOver(Chief))
            .Correct(Reporter, ("special", "true"));

        Assert.Single(story.Of<ChainWalkedAgain>());
        Assert.Empty(story.After(30).Of<ChainExhausted>());
        Assert.Equal(LevelStatus.Notified, story.Level(Rung.Vice).Status);
    }

    private static Story Exhausted()
    {
        var story = Story.Opened().After(120);
        Assert.IsType<ChainExhausted>(story.Then[^1]);
        return story;
    }
}
