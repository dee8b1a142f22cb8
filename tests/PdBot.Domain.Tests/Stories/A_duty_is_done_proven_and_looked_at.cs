using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Stories;

/// <summary>Duties: who is asked, when the clock runs, what counts as proof, who looks at it, and when the report may be closed.</summary>
public sealed class A_duty_is_done_proven_and_looked_at
{
    [Fact]
    public void Duties_begin_when_the_incident_is_established()
    {
        var story = Story.AtWork();

        Assert.Equal(["report", "contain", "people"], story.Log.OfType<TaskOpened>().Select(opened => opened.Task));
        Assert.Equal(story.Report.Judgement!.At.AddHours(1), story.Task("report").Clocks[0].Due);
        Assert.Equal(DateTimeOffset.Parse("2026-03-02T01:30:00Z", null), story.Task("report").Clocks[1].Due);
        Assert.Equal([Head], story.Task("report").Assignees.Select(assignee => assignee.Person));
    }

    [Fact]
    public void One_card_tells_a_person_of_all_that_is_asked_at_once()
    {
        var story = Story.AtWork();

        Assert.Single(story.Sent, message => message.Kind == MessageKind.Mine && message.Receiver == Head.Value);
        Assert.Single(story.Sent, message => message.Kind == MessageKind.Duties && message.Receiver == Channel);
    }

    [Fact]
    public void A_correction_of_the_start_moves_the_clock_and_is_logged()
    {
        var story = Story.AtWork().Correct(Reporter, ("discovered-at", "2026-03-01T20:00:00Z"));

        Assert.Equal(DateTimeOffset.Parse("2026-03-03T08:00:00Z", null), story.Task("contain").Clocks[0].Due);
        Assert.Equal(["report", "contain"], story.Of<ClockSet>().Select(set => set.Task));
    }

    [Fact]
    public void An_extended_clock_is_not_moved_by_a_correction()
    {
        var until = Story.Start.AddDays(5);
        var story = Story.AtWork().When(new ReportCommand.ExtendTask(Chief, "contain", until, "鑑識未完成", "字第2號"));

        Assert.Equal(until, story.Correct(Reporter, ("discovered-at", "2026-03-01T20:00:00Z")).Task("contain").Clocks[0].Due);
    }

    [Theory]
    [InlineData("", "字第2號", RefusalCode.ReasonMissing)]
    [InlineData("未完成", "", RefusalCode.EvidenceMissing)]
    public void An_extension_needs_reason_and_document(string reason, string document, RefusalCode refused) =>
        Assert.Equal(refused, Story.AtWork().When(new ReportCommand.ExtendTask(Chief, "contain", Story.Start.AddDays(5), reason, document)).Refused);

    [Fact]
    public void Only_the_executive_group_extends_and_waives()
    {
        Assert.Equal(RefusalCode.NotEntitled, Story.AtWork().When(new ReportCommand.ExtendTask(Head, "contain", Story.Start.AddDays(5), "a", "b")).Refused);
        Assert.Equal(RefusalCode.NotEntitled, Story.AtWork().When(new ReportCommand.WaiveTask(Head, "contain", "a", "b")).Refused);
    }

    [Fact]
    public void A_duty_open_to_discretion_is_left_out_by_its_owner_with_a_reason()
    {
        var story = Story.AtWork().Completes(Head, "contain").When(new ReportCommand.ApproveTask(Convener, "contain"));

        Assert.Equal(RefusalCode.ReasonMissing, story.When(new ReportCommand.WaiveTask(Vice, "words", "", "")).Refused);
        Assert.Equal(TaskStage.Waived, story.When(new ReportCommand.WaiveTask(Vice, "words", "無對外說明必要", "")).Task("words").Status);
    }

    [Fact]
    public void What_was_done_too_late_needs_its_reason()
    {
        var story = Story.AtWork().After(70);

        Assert.Equal(RefusalCode.LateReasonMissing, story.Completes(Head, "report").Refused);
        Assert.Null(story.Completes(Head, "report", late: "網站維護").Refused);
        Assert.Equal("網站維護", story.Task("report").Completion!.LateReason);
    }

    [Fact]
    public void What_was_done_in_time_and_recorded_late_needs_none()
    {
        var story = Story.AtWork().After(70).Completes(Head, "report", at: Story.Start.AddMinutes(30), late: "多餘");

        Assert.Null(story.Refused);
        Assert.Equal("", story.Task("report").Completion!.LateReason);
    }

    [Fact]
    public void A_return_opens_the_earlier_duty_and_all_that_hang_on_it_wait_again()
    {
        var story = Story.AtWork().Completes(Head, "contain").When(new ReportCommand.ApproveTask(Convener, "contain")).Completes(Head, "final");
        Assert.Equal(TaskStage.InReview, story.Task("final").Status);

        story.When(new ReportCommand.ReturnTask(President, "final", "原因不明"));
        Assert.Equal((TaskStage.Open, TaskStage.Waiting), (story.Task("contain").Status, story.Task("final").Status));
        story.Completes(Head, "contain").When(new ReportCommand.ApproveTask(Convener, "contain"));

        Assert.Equal(TaskStage.Open, story.Task("final").Status);
        Assert.NotNull(story.Task("final").Clocks[0].Due);
        Assert.Equal(4, story.Log.OfType<NoticeGiven>().Count(given => given.Notice == "contained"));
    }

    [Fact]
    public void The_month_counts_from_the_act_not_from_its_approval()
    {
        var story = Story.AtWork().Completes(Head, "contain", at: Story.Start).After(60 * 30).When(new ReportCommand.ApproveTask(Convener, "contain"));

        Assert.Equal(Story.Start, story.Task("final").Clocks[0].From);
    }

    [Fact]
    public void A_changed_severity_demands_the_report_again_and_its_clock_anew()
    {
        var story = Story.AtWork().Completes(Head, "report").After(20).Correct(Reporter, ("special", "false"));

        Assert.Equal((TaskStage.Open, 2, TaskCause.SeverityChanged), (story.Task("report").Status, story.Task("report").Opening, story.Task("report").Cause));
        Assert.Equal(story.Now.AddHours(1), story.Task("report").Clocks[0].Due);
    }

    [Fact]
    public void A_notice_to_oneself_collapses() =>
        Assert.Equal(["oneself"], Story.AtWork().Log.OfType<NoticeCollapsed>().Select(collapsed => collapsed.Notice));

    [Fact]
    public void A_dismissal_is_told_to_those_whom_the_procedure_names()
    {
        var story = new Story { Organisation = Value };
        story = story.Retell(SmallProcedure.WithDuties).When(Story.Open(("records", "10"), ("special", "false"))).Acknowledge(WindowA, 0).Dismiss(Head, 1).Dismiss(Security, 1);

        Assert.Equal([(PersonId?)Convener], story.Log.OfType<NoticeGiven>().Select(given => given.Person));
        Assert.Equal(ReportStatus.Dismissed, story.Report.Status);
    }

    [Fact]
    public void When_the_card_cannot_be_brought_the_deputy_is_asked_and_at_last_the_executive_group()
    {
        var story = Story.AtWork();
        Fail(Head);
        Assert.Equal(HeadDeputy, story.Task("report").Assignees[^1].Person);
        Fail(HeadDeputy);
        Fail(HeadSecondDeputy);

        Assert.True(story.Task("report").IsUnowned);
        Assert.Contains(story.Sent, message => message.Kind == MessageKind.Unowned && message.Receiver == Channel);

        void Fail(PersonId person) => story.When(new ReportCommand.RecordFailure(
            story.Sent.Last(message => message.Receiver == person.Value && message.Kind == MessageKind.Mine), UnreachableReason.BotBlocked, "403"));
    }

    [Fact]
    public void Data_subjects_are_counted_in_batches_and_never_twice()
    {
        var batch = new ReportCommand.RecordBatch(WindowA, "people", null, "電子郵件", 118, 2, new string('A', 64));
        var story = Story.AtWork();
        Assert.Equal(RefusalCode.EvidenceMissing, story.Completes(WindowA, "people").Refused);

        story.When(batch).After(1).When(batch);
        Assert.Equal(118, Assert.Single(story.Task("people").Batches).Sent);
        Assert.Equal(TaskStage.Done, story.Completes(WindowA, "people").Task("people").Status);
        Assert.Equal(RefusalCode.EvidenceMissing, story.When(batch with { ListHash = "abc" }).Refused);
    }

    [Fact]
    public void A_report_is_closed_only_when_everything_required_is_settled()
    {
        var story = Story.AtWork();
        Assert.Equal(RefusalCode.DutiesOpen, story.When(new ReportCommand.Close(Chief, "")).Refused);
        story.Completes(Head, "report").Completes(Head, "contain").When(new ReportCommand.ApproveTask(Convener, "contain"))
            .When(new ReportCommand.RecordBatch(WindowA, "people", null, "簡訊", 5, 0, "")).Completes(WindowA, "people")
            .Completes(Head, "final").When(new ReportCommand.ApproveTask(President, "final"));
        Assert.Equal(RefusalCode.NotEntitled, story.When(new ReportCommand.Close(Head, "")).Refused);

        story.When(new ReportCommand.Close(Chief, "改善完成"));

        Assert.Equal(ReportStatus.Closed, story.Report.Status);
        Assert.Equal(story.Report.KeptUntil(), ReportRules.NextWake(story.Report, story.Now));
        Assert.Equal(RefusalCode.ReportEnded, story.Completes(Head, "report").When(new ReportCommand.WaiveTask(Chief, "report", "a", "b")).Refused);
    }

    [Fact]
    public void An_unfinished_report_wakes_every_morning_until_it_is_closed()
    {
        var story = Story.AtWork().After(3 * 24 * 60);

        Assert.Equal(3, story.Log.OfType<DigestDue>().Count());
        Assert.NotNull(ReportRules.NextWake(story.Report, story.Now));
    }

    [Fact]
    public void A_notice_that_cannot_be_brought_goes_to_the_executive_group()
    {
        var story = Story.AtWork().Completes(Head, "contain").When(new ReportCommand.ApproveTask(Convener, "contain"));
        var notice = story.Sent.First(message => message.Kind == MessageKind.Notice && message.Receiver == WindowA.Value);

        story.When(new ReportCommand.RecordFailure(notice, UnreachableReason.BotBlocked, "403"));

        Assert.Equal(Channel, story.Sent[^1].Receiver);
        Assert.Equal(MessageKind.Notice, story.Sent[^1].Kind);
    }

    [Fact]
    public void A_report_that_was_established_after_the_alarm_can_be_closed()
    {
        var story = new Story().Retell(SmallProcedure.WithDuties with { Tasks = [] }).When(Story.Open(("records", "10"), ("special", "false"))).After(200);
        Assert.NotNull(story.Report.Alarm);

        story.When(new ReportCommand.TakeOver(Chief)).Establish(Chief, 1);

        Assert.True(story.Report.IsReadyToClose());
        Assert.Equal(ReportStatus.Closed, story.When(new ReportCommand.Close(Chief, "")).Report.Status);
    }
}
