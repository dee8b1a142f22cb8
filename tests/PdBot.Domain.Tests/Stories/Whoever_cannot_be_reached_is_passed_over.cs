using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Stories;

/// <summary>往上一層級逕行陳報, for every kind of evidence.</summary>
public sealed class Whoever_cannot_be_reached_is_passed_over
{
    [Fact]
    public void A_vacant_role_is_passed_over_at_once()
    {
        var story = Story.Opened(roster => roster.Without(SmallProcedure.WindowRole));

        Assert.Equal(UnreachableReason.RoleVacant, Assert.Single(story.Of<LevelPassedOver>()).Reason);
        Assert.Null(Assert.Single(story.Of<ContactUnreachable>()).Person);
        Assert.Equal(LevelStatus.Notified, story.Level(Rung.Judges).Status);
    }

    [Theory]
    [InlineData(AccountState.Disabled, UnreachableReason.AccountDisabled)]
    [InlineData(AccountState.Gone, UnreachableReason.AccountGone)]
    public void A_dead_account_brings_the_deputy_at_once(AccountState account, UnreachableReason reason)
    {
        var story = AtConvener(roster => roster.With(Convener, person => person with { Account = account }));

        Assert.Equal(reason, Assert.Single(story.Of<ContactUnreachable>()).Reason);
        Assert.Equal(ConvenerDeputy, Assert.Single(story.Of<ContactNotified>()).Person);
    }

    [Fact]
    public void A_holder_whom_the_roster_does_not_know_counts_as_gone()
    {
        var story = AtConvener(roster => roster.Appoint(SmallProcedure.ConvenerRole, PersonId.From("nobody")));

        Assert.Equal(UnreachableReason.AccountGone, Assert.Single(story.Of<LevelPassedOver>()).Reason);
    }

    [Fact]
    public void A_declared_absence_brings_the_deputy_at_once()
    {
        var story = AtConvener(roster => roster.Away(Convener, Story.Start, Story.Start.AddDays(1)));

        Assert.Equal(UnreachableReason.AbsenceDeclared, Assert.Single(story.Of<ContactUnreachable>()).Reason);
        Assert.Equal(NotifyCause.HolderUnreachable, Assert.Single(story.Of<ContactNotified>()).Cause);
    }

    [Fact]
    public void An_absence_that_is_over_does_not_count()
    {
        var story = AtConvener(roster => roster.Away(Convener, Story.Start.AddDays(-1), Story.Start));

        Assert.Equal(Convener, Assert.Single(story.Of<ContactNotified>()).Person);
    }

    [Fact]
    public void An_absence_declared_while_the_level_waits_brings_the_deputy_with_the_next_wake()
    {
        var story = AtConvener();
        story.Organisation = story.Organisation.Away(Convener, story.Now, story.Now.AddDays(1));
        story.When(new ReportCommand.Tick());

        Assert.Equal(UnreachableReason.AbsenceDeclared, Assert.Single(story.Of<ContactUnreachable>()).Reason);
        Assert.Equal(ConvenerDeputy, Assert.Single(story.Of<ContactNotified>()).Person);
    }

    [Fact]
    public void Deputies_who_cannot_be_reached_either_are_logged_and_the_next_is_asked()
    {
        var story = Story.Opened(roster => roster
            .Away(Head, Story.Start, Story.Start.AddDays(1))
            .With(HeadDeputy, person => person with { Account = AccountState.Disabled })).Acknowledge(WindowA, Rung.Window);

        Assert.Equal([Head, HeadDeputy], story.Of<ContactUnreachable>().Select(missed => missed.Person ?? default));
        Assert.Contains(story.Of<ContactNotified>(), asked => asked.Person == HeadSecondDeputy && asked.Holder == Head);
    }

    [Theory]
    [InlineData(UnreachableReason.BotBlocked, "403 MessageWritesBlocked")]
    [InlineData(UnreachableReason.BotNotInstalled, "403 BotNotInConversationRoster")]
    [InlineData(UnreachableReason.Undeliverable, "404 ConversationNotFound")]
    [InlineData(UnreachableReason.RetriesExhausted, "503")]
    public void A_card_that_cannot_be_brought_brings_the_deputy_and_then_the_next_level(UnreachableReason reason, string evidence)
    {
        var story = AtConvener().Fails(Convener, reason, evidence);

        Assert.Equal((reason, evidence), (story.Of<ContactUnreachable>().Single().Reason, story.Of<ContactUnreachable>().Single().Evidence));
        Assert.Equal(ConvenerDeputy, Assert.Single(story.Of<ContactNotified>()).Person);

        story.Fails(ConvenerDeputy, reason, evidence);
        Assert.Equal(reason, Assert.Single(story.Of<LevelPassedOver>()).Reason);
        Assert.Equal(President, Assert.Single(story.Of<ContactNotified>()).Person);
    }

    [Fact]
    public void Soft_evidence_tells_the_deputy_together_with_the_holder_and_passes_nobody_over()
    {
        var story = AtConvener(roster => roster.With(Convener, person => person with { AutomaticReply = true }));

        Assert.Equal([NotifyCause.Holder, NotifyCause.HolderMayBeAway], story.Of<ContactNotified>().Select(asked => asked.Cause));
        Assert.Empty(story.Of<LevelPassedOver>());
        Assert.Null(story.Approve(Convener, Rung.Convener).Refused);
    }

    [Fact]
    public void After_half_the_window_the_deputy_is_told_too()
    {
        var story = AtConvener().After(14);
        Assert.Empty(story.Then);

        story.After(1);
        var asked = Assert.Single(story.Of<ContactNotified>());
        Assert.Equal((ConvenerDeputy, NotifyCause.HalfOfWindow), (asked.Person, asked.Cause));
    }

    [Fact]
    public void At_half_of_the_window_the_next_deputy_is_told_when_the_first_could_not_be_reached()
    {
        var story = Story.Opened(roster => roster.With(Head, person => person with { Offline = true })).Acknowledge(WindowA, Rung.Window)
            .Fails(HeadDeputy, UnreachableReason.BotBlocked, "403").After(15);

        Assert.Contains(story.Of<ContactNotified>(), asked => asked.Person == HeadSecondDeputy && asked.Cause == NotifyCause.HalfOfWindow);
    }

    [Fact]
    public void At_the_end_of_a_silent_window_the_level_is_passed_over_with_names_and_reasons()
    {
        var story = Story.Opened().After(29);
        Assert.Empty(story.Of<LevelPassedOver>());

        story.After(1);
        var passed = Assert.Single(story.Of<LevelPassedOver>());
        Assert.Equal(UnreachableReason.NoAnswer, passed.Reason);
        Assert.Equal("王甲=NoAnswer; 王乙=NoAnswer", passed.Evidence);
        Assert.Equal(LevelStatus.Notified, story.Level(Rung.Judges).Status);
    }

    [Fact]
    public void Acknowledged_but_undecided_the_next_level_may_decide_and_the_first_still_may()
    {
        var story = Story.Opened().Acknowledge(WindowA, Rung.Window).Acknowledge(Head, Rung.Judges).Acknowledge(Security, Rung.Judges);
        Assert.Empty(story.After(39).Of<LevelPassedOver>());
        Assert.Equal(UnreachableReason.Undecided, Assert.Single(story.After(1).Of<LevelPassedOver>()).Reason);
        Assert.Equal(LevelAct.Judge, story.Report.Demand(Rung.Convener));

        story.Establish(Head, Rung.Judges);
        Assert.True(Assert.Single(story.Of<LevelJudged>()).Late);
        Assert.Equal(Rung.Judges, story.Report.Judgement?.Level);
        Assert.Equal(LevelAct.Approve, story.Report.Demand(Rung.Convener));
    }

    [Fact]
    public void The_last_judge_to_acknowledge_still_has_time_to_judge()
    {
        var story = Story.Opened().Acknowledge(WindowA, Rung.Window).Acknowledge(Head, Rung.Judges).After(25).Acknowledge(Security, Rung.Judges);

        Assert.Equal(story.Now + SmallProcedure.JudgeWithin, ReportRules.NextWake(story.Report, story.Now));
    }

    [Fact]
    public void Whoever_acts_can_be_reached_after_all()
    {
        var story = AtConvener(roster => roster.Away(Convener, Story.Start, Story.Start.AddDays(1))).Approve(Convener, Rung.Convener);

        Assert.Null(Assert.Single(story.Of<LevelApproved>()).OnBehalfOf);
        Assert.Equal(LevelStatus.Completed, story.Level(Rung.Convener).Status);
    }

    [Fact]
    public void A_wake_that_comes_late_or_twice_does_what_is_due_once()
    {
        var story = Story.Opened().Asleep(45).When(new ReportCommand.Tick());
        Assert.Single(story.Of<LevelPassedOver>());
        Assert.Empty(story.When(new ReportCommand.Tick()).Then);
    }

    [Fact]
    public void An_act_that_comes_before_a_late_wake_still_counts()
    {
        var story = Story.Opened().Asleep(45).Acknowledge(WindowA, Rung.Window);

        Assert.False(Assert.Single(story.Of<LevelAcknowledged>()).Late);
        Assert.Empty(story.Of<LevelPassedOver>());
    }

    [Fact]
    public void A_refused_attempt_never_swallows_what_is_due()
    {
        var story = Story.Opened().Asleep(45).Acknowledge(Stranger, Rung.Window);

        Assert.Equal(RefusalCode.NotEntitled, story.Refused);
        Assert.Single(story.Of<LevelPassedOver>());
        Assert.NotNull(ReportRules.NextWake(story.Report, story.Now));
    }

    private static Story AtConvener(Func<Organisation, Organisation>? roster = null) =>
        Story.Opened(roster).Acknowledge(WindowA, Rung.Window).Establish(Head, Rung.Judges);

    [Fact]
    public void A_level_that_is_only_informed_never_inherits_what_was_left_open()
    {
        var story = AtCopy().After(31);
        Assert.Equal(LevelStatus.PassedOver, story.Level(Rung.Convener).Status);

        Assert.Equal(LevelAct.Acknowledge, story.Report.Demand(Rung.Vice));
        Assert.Equal(RefusalCode.NotAskedForThis, story.Approve(Vice, Rung.Vice).Refused);
        Assert.Equal(LevelAct.Approve, story.Acknowledge(Vice, Rung.Vice).Report.Demand(Rung.President));
    }

    [Fact]
    public void A_level_that_is_only_informed_holds_nothing_up()
    {
        var story = AtCopy().Approve(Convener, Rung.Convener);

        Assert.Equal((LevelStatus.Notified, LevelStatus.Notified), (story.Level(Rung.Vice).Status, story.Level(Rung.President).Status));
        Assert.Null(story.Acknowledge(President, Rung.President).Report.ChainCompletedAt);
        Assert.NotNull(story.Acknowledge(Vice, Rung.Vice).Report.ChainCompletedAt);
    }

    [Fact]
    public void A_level_that_is_only_informed_and_silent_raises_no_alarm()
    {
        var story = AtCopy().Approve(Convener, Rung.Convener).Acknowledge(President, Rung.President).After(31);

        Assert.Equal(LevelStatus.PassedOver, story.Level(Rung.Vice).Status);
        Assert.NotNull(story.Report.ChainCompletedAt);
        Assert.Empty(story.Of<ChainExhausted>());
    }

    private static Story AtCopy()
    {
        var chain = SmallProcedure.Value.Chain;
        var procedure = SmallProcedure.Value with { Chain = chain.SetItem(Rung.Vice, chain[Rung.Vice] with { IsCopy = true }) };
        return new Story().Retell(procedure).When(Story.Open(("records", "10"), ("special", "true"))).Acknowledge(WindowA, Rung.Window).Establish(Head, Rung.Judges);
    }
}
