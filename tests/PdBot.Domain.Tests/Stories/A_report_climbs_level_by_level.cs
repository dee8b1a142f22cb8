using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Stories;

/// <summary>逐級陳報: each level in turn, up to the last that is required.</summary>
public sealed class A_report_climbs_level_by_level
{
    [Fact]
    public void Opening_a_report_asks_both_windows_and_nobody_above()
    {
        var story = Story.Opened();

        Assert.IsType<ReportOpened>(story.Then[0]);
        Assert.Equal([WindowA, WindowB], story.Of<ContactNotified>().Select(asked => asked.Person));
        Assert.Equal(LevelStatus.Notified, story.Level(Rung.Window).Status);
        Assert.Equal(LevelStatus.Waiting, story.Level(Rung.Judges).Status);
    }

    [Fact]
    public void One_acknowledgement_completes_the_level_and_opens_the_next_in_the_same_decision()
    {
        var story = Story.Opened().Acknowledge(WindowB, Rung.Window);

        Assert.Equal(new LevelAcknowledged(story.Now, WindowB, "王乙", null, Rung.Window, false), story.Then[0]);
        Assert.Equal(new LevelCompleted(story.Now, Rung.Window), story.Then[1]);
        Assert.Equal([Head, Security], story.Of<ContactNotified>().Select(asked => asked.Person));
    }

    [Fact]
    public void The_chain_goes_on_after_every_act_until_the_top_has_acknowledged()
    {
        var story = Story.Grave()
            .Acknowledge(WindowA, Rung.Window)
            .Acknowledge(Head, Rung.Judges).Acknowledge(Security, Rung.Judges).Establish(Head, Rung.Judges)
            .Approve(Convener, Rung.Convener)
            .Acknowledge(Vice, Rung.Vice)
            .Acknowledge(President, Rung.President);

        Assert.IsType<ChainCompleted>(story.Then[^1]);
        Assert.All(story.Report.Levels, level => Assert.Equal(LevelStatus.Completed, level.Status));
        Assert.Equal(Verdict.Established, story.Report.Judgement?.Verdict);
        Assert.Null(ReportRules.NextWake(story.Report, story.Now));
    }

    [Fact]
    public void A_level_that_the_severity_does_not_require_is_left_out()
    {
        var story = Story.Opened()
            .Acknowledge(WindowA, Rung.Window).Establish(Head, Rung.Judges).Approve(Convener, Rung.Convener);

        Assert.Equal([President], story.Of<ContactNotified>().Select(asked => asked.Person));
        Assert.Equal(LevelStatus.Waiting, story.Level(Rung.Vice).Status);
        Assert.Equal(4, story.Report.Ordinal(Rung.President));
    }

    [Fact]
    public void An_acknowledgement_alone_does_not_complete_a_level_that_must_judge()
    {
        var story = Story.Opened().Acknowledge(WindowA, Rung.Window).Acknowledge(Head, Rung.Judges).Acknowledge(Security, Rung.Judges);

        Assert.Equal(LevelStatus.Notified, story.Level(Rung.Judges).Status);
        Assert.Equal(story.Now + SmallProcedure.JudgeWithin, ReportRules.NextWake(story.Report, story.Now));
    }

    [Fact]
    public void An_approval_alone_completes_the_level_that_must_approve()
    {
        var story = Story.Opened().Acknowledge(WindowA, Rung.Window).Establish(Head, Rung.Judges).Approve(Convener, Rung.Convener);

        Assert.True(story.Level(Rung.Convener).Approved);
        Assert.Equal(LevelStatus.Completed, story.Level(Rung.Convener).Status);
    }
}
