using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Notices;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Stories;

/// <summary>Nobody is told in the name of someone who has not been asked yet.</summary>
public sealed class What_comes_after_a_level_waits_for_it
{
    [Fact]
    public void A_notice_and_a_task_wait_until_the_level_has_acted()
    {
        var story = Begun().Establish(Head, Rung.Judges);
        Assert.Empty(story.Of<NoticeGiven>());
        Assert.Equal(TaskStage.Waiting, story.Report.FindTask("later")?.Status);

        story.Approve(Convener, Rung.Convener);
        Assert.Equal("told", Assert.Single(story.Of<NoticeGiven>()).Notice);
        Assert.Equal(TaskStage.Open, story.Report.FindTask("later")?.Status);
    }

    [Fact]
    public void They_wait_no_longer_than_for_its_window()
    {
        var story = Begun().Establish(Head, Rung.Judges).After(31);

        Assert.Equal(LevelStatus.PassedOver, story.Level(Rung.Convener).Status);
        Assert.Single(story.Of<NoticeGiven>());
        Assert.Equal(TaskStage.Open, story.Report.FindTask("later")?.Status);
    }

    [Fact]
    public void A_level_that_the_case_does_not_need_is_not_waited_for()
    {
        var story = new Story().Retell(Procedure("vice")).When(Story.Open(("records", "10"), ("special", "false"))).Acknowledge(WindowA, Rung.Window);

        story.Establish(Head, Rung.Judges);

        Assert.Single(story.Of<NoticeGiven>());
        Assert.Equal(TaskStage.Open, story.Report.FindTask("later")?.Status);
    }

    [Fact]
    public void Whom_a_notice_tells_of_the_dismissal_is_not_told_twice()
    {
        var procedure = SmallProcedure.Value with
        {
            Notices = [new("dismissed", Title, SmallProcedure.ConvenerRole, SmallProcedure.HeadRole, new Condition.Always(), Milestone.Dismissed, [], Clause.Parameter)],
        };
        var story = new Story().Retell(procedure).When(Story.Open(("records", "10"), ("special", "false"))).Acknowledge(WindowA, Rung.Window)
            .Dismiss(Head, Rung.Judges).Dismiss(Security, Rung.Judges);

        Assert.Equal(MessageKind.Notice, Assert.Single(story.Sent, message => message.Receiver == Head.Value && message.Kind is MessageKind.Notice or MessageKind.Dismissed).Kind);
        Assert.Contains(story.Sent, message => message.Receiver == Reporter.Value && message.Kind == MessageKind.Dismissed);
    }

    private static LocalizedText Title => new("通知", "notice");

    private static Story Begun() =>
        new Story().Retell(Procedure("convener")).When(Story.Open(("records", "10"), ("special", "false"))).Acknowledge(WindowA, Rung.Window);

    private static Procedure Procedure(string level) => SmallProcedure.Value with
    {
        Tasks = [new TaskDefinition { Id = "later", Title = Title, Owner = SmallProcedure.HeadRole, AfterLevel = level, Clause = Clause.Parameter }],
        Notices = [new("told", Title, SmallProcedure.ConvenerRole, SmallProcedure.PresidentRole, new Condition.Always(), Milestone.Established, [], Clause.Parameter, level)],
    };
}
