using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Stories;

/// <summary>A repeated press gets the same answer and leaves one event.</summary>
public sealed class The_same_act_twice_is_one_event
{
    public static TheoryData<string> Acts => ["acknowledge", "establish", "dismiss", "approve", "return", "decline", "hand over", "escalate", "take over"];

    [Theory]
    [MemberData(nameof(Acts))]
    public void Twice_the_same(string act)
    {
        var story = act switch
        {
            "acknowledge" => Story.Opened(),
            "establish" or "dismiss" => Story.Opened().Acknowledge(WindowA, Rung.Window),
            "take over" => Story.Opened().After(120),
            _ => Story.Opened().Acknowledge(WindowA, Rung.Window).Establish(Head, Rung.Judges),
        };
        ReportCommand command = act switch
        {
            "acknowledge" => new ReportCommand.Acknowledge(WindowA, Rung.Window),
            "establish" => new ReportCommand.Judge(Head, Rung.Judges, Verdict.Established, "屬實"),
            "dismiss" => new ReportCommand.Judge(Head, Rung.Judges, Verdict.Dismissed, "不實"),
            "approve" => new ReportCommand.Approve(Convener, Rung.Convener),
            "return" => new ReportCommand.Return(Convener, Rung.Convener, "補件"),
            "decline" => new ReportCommand.Decline(Convener, Rung.Convener, "出國"),
            "hand over" => new ReportCommand.HandOver(Convener, Rung.Convener),
            "escalate" => new ReportCommand.EscalateNow(Convener, Rung.Convener, "緊急"),
            _ => new ReportCommand.TakeOver(Chief),
        };
        story.When(command);
        Assert.Null(story.Refused);
        Assert.Single(story.Then.OfType<Act>());

        story.When(command);
        Assert.Null(story.Refused);
        Assert.Empty(story.Then);
    }

    [Fact]
    public void A_return_twice_is_one_event_even_when_the_judges_are_out_of_reach()
    {
        var story = Story.Opened().Acknowledge(WindowA, Rung.Window).Establish(Head, Rung.Judges);
        story.Organisation = story.Organisation.Without(SmallProcedure.HeadRole).Without(SmallProcedure.SecurityRole);
        var command = new ReportCommand.Return(Convener, Rung.Convener, "補件");

        Assert.Single(story.When(command).Of<LevelReturned>());
        Assert.Equal(2, story.Level(Rung.Convener).Opening);
        Assert.Empty(story.When(command).Then);
        Assert.Null(story.Refused);
    }

    [Fact]
    public void After_a_second_judgement_the_convener_may_return_again()
    {
        var story = Story.Opened().Acknowledge(WindowA, Rung.Window).Establish(Head, Rung.Judges);
        var command = new ReportCommand.Return(Convener, Rung.Convener, "補件");
        story.When(command).Establish(Head, Rung.Judges);

        Assert.Single(story.When(command).Of<LevelReturned>());
    }
}
