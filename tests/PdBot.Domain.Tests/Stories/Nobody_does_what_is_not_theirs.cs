using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Stories;

/// <summary>Who may see and do what, and what a refused attempt leaves behind.</summary>
public sealed class Nobody_does_what_is_not_theirs
{
    [Fact]
    public void A_stranger_is_refused_and_logged_once_per_act_and_level()
    {
        var story = Story.Opened().Acknowledge(Stranger, Rung.Window);
        Assert.Equal(RefusalCode.NotEntitled, story.Refused);
        Assert.Equal((Stranger, "Acknowledge", Rung.Window), (story.Of<AttemptRefused>().Single().Actor, story.Of<AttemptRefused>().Single().Attempt, story.Of<AttemptRefused>().Single().Level));

        Assert.Empty(story.Acknowledge(Stranger, Rung.Window).Then);
        Assert.Equal(RefusalCode.NotEntitled, story.Refused);
        Assert.Single(story.Approve(Stranger, Rung.Window).Then);
        Assert.Single(story.Correct(Stranger, ("records", "1")).Of<AttemptRefused>());
    }

    [Fact]
    public void A_refused_attempt_rewrites_no_card()
    {
        var story = Story.Opened().Delivers(WindowA.Value);
        story.Sent.Clear();

        Assert.Empty(story.Acknowledge(Stranger, Rung.Window).Sent);
    }

    [Fact]
    public void The_contact_of_one_level_may_not_act_on_another() =>
        Assert.Equal(RefusalCode.NotEntitled, Story.Opened().Acknowledge(WindowA, Rung.Window).Establish(WindowA, Rung.Judges).Refused);

    [Fact]
    public void The_reporter_sees_but_does_not_acknowledge()
    {
        var story = Story.Opened();

        Assert.True(Rights.MaySee(story.Report, story.Organisation, Reporter));
        Assert.Equal(RefusalCode.NotEntitled, story.Acknowledge(Reporter, Rung.Window).Refused);
        Assert.Null(story.Correct(Reporter, ("records", "20")).Refused);
    }

    [Fact]
    public void Contacts_see_once_they_are_asked_and_the_executive_group_always()
    {
        var story = Story.Opened();

        Assert.True(Rights.MaySee(story.Report, story.Organisation, WindowB));
        Assert.False(Rights.MaySee(story.Report, story.Organisation, President));
        Assert.True(Rights.MaySee(story.Report, story.Organisation, Aide));
        Assert.False(Rights.MaySee(story.Report, story.Organisation, Stranger));
    }

    [Fact]
    public void Whoever_was_asked_once_keeps_the_sight_of_the_report_when_the_chain_is_walked_again()
    {
        var story = Story.Opened().Acknowledge(WindowA, Rung.Window).After(15);
        Assert.True(Rights.MaySee(story.Report, story.Organisation, HeadDeputy));

        story.After(TimeSpan.FromHours(4));
        Assert.Equal(2, story.Level(Rung.Judges).Opening);
        Assert.True(Rights.MaySee(story.Report, story.Organisation, HeadDeputy));
    }

    [Fact]
    public void The_executive_group_may_act_on_every_open_level()
    {
        var story = Story.Opened().Acknowledge(Chief, Rung.Window).Establish(Chief, Rung.Judges).Approve(Aide, Rung.Convener).Acknowledge(Aide, Rung.President);

        Assert.NotNull(story.Report.ChainCompletedAt);
        Assert.True(story.Level(Rung.Window).Find(Chief)?.IsExecutive);
    }

    [Fact]
    public void A_deputy_who_was_not_asked_may_act_for_the_holder()
    {
        var story = Story.Opened().Acknowledge(WindowA, Rung.Window).Establish(HeadSecondDeputy, Rung.Judges);

        Assert.Equal(Head, Assert.Single(story.Of<LevelJudged>()).OnBehalfOf);
    }

    [Fact]
    public void A_stranger_may_not_open_a_report_a_second_time_and_the_reporter_gets_the_old_answer()
    {
        var story = Story.Opened();

        Assert.Equal(RefusalCode.NotEntitled, story.When(Story.Open() with { Actor = Stranger }).Refused);
        Assert.Null(story.When(Story.Open()).Refused);
        Assert.Empty(story.Then);
    }

    [Fact]
    public void Who_was_only_told_may_look_and_change_nothing()
    {
        var procedure = SmallProcedure.WithDuties with
        {
            Notices = [new("vice", new("知會", "FYI"), SmallProcedure.HeadRole, SmallProcedure.ViceRole, new Condition.Always(), Milestone.Established, [], Clause.Parameter)],
        };
        var story = new Story().Retell(procedure).When(Story.Open(("records", "10"), ("special", "false")))
            .Acknowledge(WindowA, Rung.Window).Establish(Head, Rung.Judges);

        Assert.True(Rights.MaySee(story.Report, story.Organisation, Vice));
        Assert.False(Rights.MayReadDocuments(story.Report, story.Organisation, Vice));
        Assert.Equal(RefusalCode.NotEntitled, story.Correct(Vice, ("records", "1")).Refused);
    }
}
