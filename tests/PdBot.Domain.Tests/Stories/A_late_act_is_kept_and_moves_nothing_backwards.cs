using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Stories;

/// <summary>遲到的簽收仍予紀錄.</summary>
public sealed class A_late_act_is_kept_and_moves_nothing_backwards
{
    [Fact]
    public void A_late_acknowledgement_is_logged_as_late_and_the_level_stays_passed_over()
    {
        var story = Story.Opened().After(30).Acknowledge(WindowA, Rung.Window);

        Assert.True(Assert.Single(story.Of<LevelAcknowledged>()).Late);
        Assert.Single(story.Then);
        Assert.Equal(LevelStatus.PassedOver, story.Level(Rung.Window).Status);
    }

    [Fact]
    public void A_late_dismissal_by_every_seat_still_ends_the_report()
    {
        var story = Story.Opened().After(30).After(30).Dismiss(Head, Rung.Judges).Dismiss(Security, Rung.Judges);

        Assert.Equal(ReportStatus.Dismissed, story.Report.Status);
    }

    [Fact]
    public void A_passed_over_contact_may_neither_decline_nor_return_nor_hand_over_nor_escalate()
    {
        var story = Story.Opened().After(30);

        Assert.Equal(RefusalCode.NotOpen, story.Decline(WindowA, Rung.Window).Refused);
        Assert.Equal(RefusalCode.NotOpen, story.When(new ReportCommand.HandOver(WindowA, Rung.Window)).Refused);
        Assert.Equal(RefusalCode.NotOpen, story.When(new ReportCommand.EscalateNow(WindowA, Rung.Window, "")).Refused);
        Assert.Equal(RefusalCode.NotOpen, story.When(new ReportCommand.Return(WindowA, Rung.Window, "再查")).Refused);
    }

    [Fact]
    public void An_act_after_the_end_is_refused_but_a_repeated_one_gets_its_old_answer()
    {
        var story = Story.Opened().Acknowledge(WindowA, Rung.Window).Dismiss(Chief, Rung.Judges);

        Assert.Equal(RefusalCode.ReportEnded, story.Establish(Head, Rung.Judges).Refused);
        Assert.Null(story.Dismiss(Chief, Rung.Judges).Refused);
        Assert.Null(story.Acknowledge(WindowA, Rung.Window).Refused);
        Assert.Equal(RefusalCode.ReportEnded, story.Correct(Reporter, ("records", "5")).Refused);
        Assert.Equal(RefusalCode.ReportEnded, story.When(new ReportCommand.TakeOver(Chief)).Refused);
    }
}
