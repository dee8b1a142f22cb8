using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Stories;

/// <summary>共同判定: all to dismiss, one to establish.</summary>
public sealed class A_joint_judgement_needs_every_seat_to_dismiss
{
    [Fact]
    public void One_judge_establishes_for_both()
    {
        var story = AtJudges().Establish(Security, Rung.Judges);

        Assert.Equal("陳甲", Assert.Single(story.Of<IncidentEstablished>()).By);
        Assert.Equal(LevelStatus.Completed, story.Level(Rung.Judges).Status);
    }

    [Fact]
    public void One_dismissal_of_two_settles_nothing()
    {
        var story = AtJudges().Dismiss(Head, Rung.Judges);

        Assert.Single(story.Of<LevelJudged>());
        Assert.Null(story.Report.Judgement);
        Assert.Equal(LevelStatus.Notified, story.Level(Rung.Judges).Status);
    }

    [Fact]
    public void Both_dismissals_end_the_report_and_tell_reporter_and_unit()
    {
        var story = AtJudges().Dismiss(Head, Rung.Judges).Dismiss(Security, Rung.Judges);

        var dismissed = Assert.Single(story.Of<ReportDismissed>());
        Assert.All(story.Of<LevelJudged>(), judged => Assert.Contains($"{judged.ActorName}：{judged.Reason}", dismissed.Reason, StringComparison.Ordinal));
        Assert.Contains('、', dismissed.By);
        Assert.Equal(ReportStatus.Dismissed, story.Report.Status);
        Assert.Null(ReportRules.NextWake(story.Report, story.Now));
        Assert.Equal(
            [Reporter.Value, WindowA.Value, WindowB.Value, Head.Value],
            story.Sent.Where(message => message.Kind == MessageKind.Dismissed).Select(message => message.Receiver));
    }

    [Fact]
    public void A_judge_may_change_a_dismissal_into_an_establishment_while_the_other_has_not_judged()
    {
        var story = AtJudges().Dismiss(Head, Rung.Judges).Establish(Head, Rung.Judges);

        Assert.Equal(Verdict.Established, story.Report.Judgement?.Verdict);
    }

    [Fact]
    public void The_deputy_dismisses_for_the_seat_that_is_deputised()
    {
        var story = AtJudges(roster => roster.Away(Security, Story.Start, Story.Start.AddDays(1)))
            .Dismiss(Head, Rung.Judges).Dismiss(SecurityDeputy, Rung.Judges);

        Assert.Equal(ReportStatus.Dismissed, story.Report.Status);
    }

    [Fact]
    public void A_seat_that_nobody_can_be_reached_on_blocks_a_dismissal()
    {
        var story = AtJudges(roster => roster.Appoint(SmallProcedure.SecurityRole, Security).Away(Security, Story.Start, Story.Start.AddDays(1)))
            .Dismiss(Head, Rung.Judges);

        Assert.Equal(ReportStatus.Open, story.Report.Status);
        story.After(SmallProcedure.JudgeWithin);
        Assert.Equal(UnreachableReason.Undecided, Assert.Single(story.Of<LevelPassedOver>()).Reason);
        Assert.Equal(LevelAct.Judge, story.Report.Demand(Rung.Convener));
    }

    [Fact]
    public void A_vacant_seat_blocks_a_dismissal()
    {
        var story = AtJudges(roster => roster.Without(SmallProcedure.SecurityRole)).Dismiss(Head, Rung.Judges);

        Assert.Equal(ReportStatus.Open, story.Report.Status);
    }

    [Fact]
    public void A_vacant_seat_does_not_block_an_establishment()
    {
        var story = AtJudges(roster => roster.Without(SmallProcedure.SecurityRole)).Establish(Head, Rung.Judges);

        Assert.Equal(LevelStatus.Completed, story.Level(Rung.Judges).Status);
    }

    [Fact]
    public void A_deputy_who_holds_a_seat_of_the_same_level_speaks_for_the_own_seat_only()
    {
        var story = AtJudges(roster => roster.Appoint(SmallProcedure.SecurityRole, HeadDeputy).With(Head, person => person with { Offline = true }))
            .Dismiss(HeadDeputy, Rung.Judges);

        Assert.Equal(ReportStatus.Open, story.Report.Status);
        Assert.Equal(ReportStatus.Dismissed, story.Dismiss(Head, Rung.Judges).Report.Status);
    }

    [Fact]
    public void A_newly_appointed_holder_does_not_speak_for_all_seats()
    {
        var story = AtJudges();
        story.Organisation = story.Organisation.Appoint(SmallProcedure.SecurityRole, Vice);
        story.Dismiss(Vice, Rung.Judges);

        Assert.Null(story.Refused);
        Assert.Equal(ReportStatus.Open, story.Report.Status);
        Assert.False(story.Level(Rung.Judges).Find(Vice)?.IsExecutive);
    }

    [Fact]
    public void The_executive_group_may_dismiss_alone()
    {
        Assert.Equal(ReportStatus.Dismissed, AtJudges().Dismiss(Chief, Rung.Judges).Report.Status);
    }

    [Fact]
    public void After_a_judgement_another_is_refused()
    {
        var story = AtJudges().Establish(Head, Rung.Judges);

        Assert.Equal(RefusalCode.AlreadyDecided, story.Dismiss(Security, Rung.Judges).Refused);
    }

    [Fact]
    public void When_nobody_judged_the_next_level_judges_instead()
    {
        var story = AtJudges().After(30);
        Assert.Equal(LevelAct.Judge, story.Report.Demand(Rung.Convener));

        story.Establish(Convener, Rung.Convener);
        Assert.Equal(Rung.Convener, Assert.Single(story.Of<IncidentEstablished>()).Level);
        Assert.Equal(LevelStatus.Completed, story.Level(Rung.Convener).Status);
    }

    [Fact]
    public void The_next_level_may_dismiss_by_its_own_quorum()
    {
        Assert.Equal(ReportStatus.Dismissed, AtJudges().After(30).Dismiss(Convener, Rung.Convener).Report.Status);
    }

    [Fact]
    public void Even_the_top_inherits_what_was_left_open()
    {
        var story = AtJudges().After(30).After(30);
        Assert.Equal(LevelAct.Judge, story.Report.Demand(Rung.President));
        Assert.Equal(LevelStatus.Notified, story.Acknowledge(President, Rung.President).Level(Rung.President).Status);
        Assert.Equal(LevelStatus.Completed, story.Establish(President, Rung.President).Level(Rung.President).Status);
    }

    [Fact]
    public void An_approval_that_was_left_open_is_asked_of_the_next_level()
    {
        var story = AtJudges().Establish(Head, Rung.Judges).After(30);

        Assert.Equal(LevelAct.Approve, story.Report.Demand(Rung.President));
        Assert.IsType<ChainCompleted>(story.Approve(President, Rung.President).Then[^1]);
    }

    private static Story AtJudges(Func<Organisation, Organisation>? roster = null) => Story.Opened(roster).Acknowledge(WindowA, Rung.Window);
}
