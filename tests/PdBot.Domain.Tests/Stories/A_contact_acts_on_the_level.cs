using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Stories;

/// <summary>What a contact may do besides acknowledging.</summary>
public sealed class A_contact_acts_on_the_level
{
    [Fact]
    public void A_return_asks_the_judging_level_again_with_the_reason()
    {
        var story = AtConvener().When(new ReportCommand.Return(Convener, Rung.Convener, "筆數不明"));

        Assert.Equal(Rung.Judges, Assert.Single(story.Of<LevelReturned>()).ToLevel);
        Assert.Equal(2, story.Level(Rung.Judges).Opening);
        Assert.Equal("筆數不明", story.Level(Rung.Judges).ReturnReason);
        Assert.Equal(LevelStatus.Waiting, story.Level(Rung.Convener).Status);
        Assert.Null(story.Report.Judgement);

        story.Establish(Security, Rung.Judges);
        Assert.Equal(2, story.Level(Rung.Convener).Opening);
    }

    [Fact]
    public void A_return_needs_a_reason() =>
        Assert.Equal(RefusalCode.ReasonMissing, AtConvener().When(new ReportCommand.Return(Convener, Rung.Convener, "  ")).Refused);

    [Fact]
    public void Only_a_level_that_approves_may_return() =>
        Assert.Equal(RefusalCode.NotAskedForThis, Story.Opened().When(new ReportCommand.Return(WindowA, Rung.Window, "不對")).Refused);

    [Fact]
    public void A_level_that_only_acknowledges_may_neither_judge_nor_approve()
    {
        Assert.Equal(RefusalCode.NotAskedForThis, Story.Opened().Establish(WindowA, Rung.Window).Refused);
        Assert.Equal(RefusalCode.NotAskedForThis, Story.Opened().Approve(WindowA, Rung.Window).Refused);
    }

    [Fact]
    public void Declining_asks_the_deputy_at_once()
    {
        var story = AtConvener().Decline(Convener, Rung.Convener);

        Assert.Equal("出國中", Assert.Single(story.Of<LevelDeclined>()).Reason);
        var asked = Assert.Single(story.Of<ContactNotified>());
        Assert.Equal((ConvenerDeputy, Convener, NotifyCause.HolderUnreachable), (asked.Person, asked.Holder, asked.Cause));
        Assert.Equal(ConvenerDeputy, story.Approve(ConvenerDeputy, Rung.Convener).Of<LevelApproved>().Single().Actor);
        Assert.Equal(Convener, story.Of<LevelApproved>().Single().OnBehalfOf);
    }

    [Fact]
    public void When_the_last_one_declines_the_level_is_passed_over_at_once()
    {
        var story = AtConvener().Decline(Convener, Rung.Convener).Decline(ConvenerDeputy, Rung.Convener);

        var passed = Assert.Single(story.Of<LevelPassedOver>());
        Assert.Equal(UnreachableReason.Declined, passed.Reason);
        Assert.Contains("林甲=Declined", passed.Evidence, StringComparison.Ordinal);
        Assert.Equal(President, Assert.Single(story.Of<ContactNotified>()).Person);
    }

    [Fact]
    public void A_contact_who_declined_after_the_window_is_the_reason_and_not_silence()
    {
        var story = AtConvener(roster => roster.Appoint(SmallProcedure.ConvenerRole, Convener));
        story.After(20).Acknowledge(Convener, Rung.Convener).After(20).Decline(Convener, Rung.Convener);

        Assert.Equal(UnreachableReason.Declined, Assert.Single(story.Of<LevelPassedOver>()).Reason);
    }

    [Fact]
    public void Handing_over_asks_the_deputy_and_keeps_the_holder()
    {
        var story = AtConvener().When(new ReportCommand.HandOver(Convener, Rung.Convener));

        Assert.Equal(NotifyCause.HandedOver, Assert.Single(story.Of<ContactNotified>()).Cause);
        Assert.Equal(ConvenerDeputy, Assert.Single(story.Of<LevelHandedOver>()).To);
        Assert.Null(story.Approve(Convener, Rung.Convener).Refused);
    }

    [Fact]
    public void Handing_over_without_a_deputy_is_refused() =>
        Assert.Equal(RefusalCode.NoDeputy, Story.Opened().When(new ReportCommand.HandOver(WindowA, Rung.Window)).Refused);

    [Fact]
    public void Escalating_now_opens_the_next_level_at_once()
    {
        var story = Story.Opened().When(new ReportCommand.EscalateNow(WindowA, Rung.Window, "事態緊急"));

        Assert.Equal(UnreachableReason.EscalatedByHand, Assert.Single(story.Of<LevelPassedOver>()).Reason);
        Assert.Equal(LevelStatus.Notified, story.Level(Rung.Judges).Status);
    }

    [Fact]
    public void The_reporter_may_escalate_but_not_from_the_top()
    {
        Assert.Null(Story.Opened().When(new ReportCommand.EscalateNow(Reporter, Rung.Window, "")).Refused);
        var story = AtConvener().Approve(Convener, Rung.Convener);
        Assert.Equal(RefusalCode.NothingAbove, story.When(new ReportCommand.EscalateNow(President, Rung.President, "")).Refused);
    }

    [Fact]
    public void A_second_press_on_an_approved_level_by_another_says_that_it_is_decided()
    {
        var story = AtConvener().When(new ReportCommand.HandOver(Convener, Rung.Convener)).Acknowledge(ConvenerDeputy, Rung.Convener).Approve(Convener, Rung.Convener);

        Assert.Equal(RefusalCode.AlreadyDecided, story.Approve(ConvenerDeputy, Rung.Convener).Refused);
    }

    [Fact]
    public void A_dismissal_needs_a_reason_and_an_establishment_does_not()
    {
        Assert.Equal(RefusalCode.ReasonMissing, AtJudges().Judge(Head, Rung.Judges, Verdict.Dismissed, "").Refused);
        Assert.Null(AtJudges().Judge(Head, Rung.Judges, Verdict.Established, "").Refused);
    }

    [Fact]
    public void A_reason_is_masked_before_it_is_kept()
    {
        var story = AtJudges().Judge(Head, Rung.Judges, Verdict.Established, "當事人 A123456789 之資料");

        Assert.Equal("當事人 ○○○ 之資料", Assert.Single(story.Of<LevelJudged>()).Reason);
    }

    [Fact]
    public void A_level_that_does_not_exist_or_was_not_asked_yet_is_refused()
    {
        Assert.Equal(RefusalCode.NoSuchLevel, Story.Opened().Acknowledge(WindowA, 9).Refused);
        Assert.Equal(RefusalCode.NoSuchLevel, Story.Opened().Acknowledge(WindowA, -1).Refused);
        Assert.Equal(RefusalCode.NotYetAsked, Story.Opened().Acknowledge(President, Rung.President).Refused);
    }

    private static Story AtJudges() => Story.Opened().Acknowledge(WindowA, Rung.Window);

    private static Story AtConvener(Func<Organisation, Organisation>? roster = null) =>
        Story.Opened(roster).Acknowledge(WindowA, Rung.Window).Establish(Head, Rung.Judges);
}
