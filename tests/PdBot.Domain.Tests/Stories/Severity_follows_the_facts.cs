using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Stories;

/// <summary>Every rule that fires is kept; the highest wins; an unknown fact counts upward.</summary>
public sealed class Severity_follows_the_facts
{
    [Fact]
    public void Known_facts_give_the_grade_and_its_reasons()
    {
        var assessed = Assert.Single(Story.Opened().Of<SeverityAssessed>());

        Assert.Equal((1, "any"), (assessed.Rank, assessed.Rules));
    }

    [Fact]
    public void An_unknown_fact_counts_upward_and_says_so()
    {
        var assessed = Assert.Single(Story.Opened(null, ("records", "2000")).Of<SeverityAssessed>());

        Assert.Equal((3, "any many special?"), (assessed.Rank, assessed.Rules));
    }

    [Theory]
    [InlineData("999", 1)]
    [InlineData("1000", 2)]
    [InlineData("1001", 2)]
    public void The_boundary_lies_where_the_rule_says(string records, int rank) =>
        Assert.Equal(rank, Story.Opened(null, ("records", records), ("special", "false")).Report.Severity);

    [Fact]
    public void Worse_facts_add_the_level_and_tell_executive_group_and_judges_and_undo_nothing()
    {
        var story = Story.Opened().Acknowledge(WindowA, Rung.Window).Establish(Head, Rung.Judges).Approve(Convener, Rung.Convener)
            .Acknowledge(President, Rung.President);
        Assert.NotNull(story.Report.ChainCompletedAt);

        story.Correct(Reporter, ("records", "5000"));
        Assert.Equal(2, Assert.Single(story.Of<SeverityAssessed>()).Rank);
        Assert.Equal(LevelStatus.Notified, story.Level(Rung.Vice).Status);
        Assert.Equal(LevelStatus.Completed, story.Level(Rung.President).Status);
        Assert.Equal(
            [Channel, Chief.Value, Aide.Value, Head.Value, Security.Value],
            story.Sent.Where(message => message.Kind == MessageKind.SeverityChanged).Select(message => message.Receiver));
        Assert.IsType<ChainCompleted>(story.Acknowledge(Vice, Rung.Vice).Then[^1]);
    }

    [Fact]
    public void Milder_facts_leave_out_what_was_not_asked_yet_and_keep_what_was()
    {
        var asked = Story.Grave().Acknowledge(WindowA, Rung.Window).Establish(Head, Rung.Judges).Approve(Convener, Rung.Convener)
            .Correct(Reporter, ("special", "false"));
        Assert.Equal(LevelStatus.Notified, asked.Level(Rung.Vice).Status);

        var unasked = Story.Grave().Correct(Reporter, ("special", "false"));
        Assert.False(unasked.Report.IsRequired(Rung.Vice));
    }

    [Fact]
    public void A_correction_that_changes_nothing_is_no_event() =>
        Assert.Empty(Story.Opened().Correct(Reporter, ("records", "10")).Then);

    [Fact]
    public void A_fact_may_become_unknown_again()
    {
        var story = Story.Opened().Correct(WindowA, ("special", ""));

        Assert.Equal("", Assert.Single(story.Of<FactStated>()).Value);
        Assert.Equal(3, story.Report.Severity);
    }
}
