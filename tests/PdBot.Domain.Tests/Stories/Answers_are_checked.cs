using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Stories;

/// <summary>What the intake refuses, and by which question.</summary>
public sealed class Answers_are_checked
{
    [Theory]
    [InlineData("records", "-1", RefusalCode.AnswerOutOfRange)]
    [InlineData("records", "1000000001", RefusalCode.AnswerOutOfRange)]
    [InlineData("records", "many", RefusalCode.AnswerOutOfRange)]
    [InlineData("special", "maybe", RefusalCode.AnswerOutOfRange)]
    [InlineData("carrier", "stone", RefusalCode.AnswerOutOfRange)]
    [InlineData("discovered-at", "yesterday", RefusalCode.AnswerOutOfRange)]
    [InlineData("discovered-at", "", RefusalCode.AnswerMissing)]
    [InlineData("discovered-at", "2026-03-02T01:03:00Z", RefusalCode.TimeInFuture)]
    [InlineData("colour", "red", RefusalCode.NoSuchQuestion)]
    public void An_answer_that_cannot_be_is_refused_and_nothing_is_opened(string key, string answer, RefusalCode code)
    {
        var story = new Story().When(Story.Open((key, answer)));

        Assert.Equal(code, story.Refused);
        Assert.Empty(story.Log);
        Assert.Equal(ReportStatus.None, story.Report.Status);
    }

    [Fact]
    public void A_discovery_before_the_event_is_refused_at_the_opening_and_as_a_correction()
    {
        Assert.Equal(RefusalCode.TimeBeforeOther, new Story().When(Story.Open(("occurred", "2026-03-02T00:45:00Z"))).Refused);
        Assert.Equal(RefusalCode.TimeBeforeOther, Story.Opened().Correct(Reporter, ("occurred", "2026-03-02T00:45:00Z")).Refused);
    }

    [Fact]
    public void A_clock_two_minutes_ahead_is_forgiven() =>
        Assert.Null(new Story().When(Story.Open(("discovered-at", "2026-03-02T01:02:00Z"))).Refused);

    [Fact]
    public void A_time_with_an_offset_is_kept_in_universal_time() =>
        Assert.Equal(
            "2026-03-02T00:10:00Z",
            Story.Opened(null, ("discovered-at", "2026-03-02T08:10:00+08:00")).Report.Facts[SmallProcedure.Discovered].Text);

    [Fact]
    public void A_text_that_is_too_long_is_refused() =>
        Assert.Equal(RefusalCode.AnswerOutOfRange, new Story().When(Story.Open(("note", new string('字', 201)))).Refused);

    [Fact]
    public void An_unknown_way_in_or_unit_is_refused()
    {
        Assert.Equal(RefusalCode.NoSuchSource, new Story().When(Story.Open() with { Source = SourceId.From("pigeon") }).Refused);
        Assert.Equal(RefusalCode.NoSuchUnit, new Story().When(Story.Open() with { Unit = UnitId.From("moon") }).Refused);
    }

    [Fact]
    public void A_report_that_was_never_opened_knows_no_act() =>
        Assert.Equal(RefusalCode.NoSuchReport, new Story().Acknowledge(WindowA, Rung.Window).Refused);

    [Fact]
    public void A_drill_is_a_report_in_another_mode_and_climbs_alike()
    {
        var story = new Story().When(Story.Open(("records", "1"), ("special", "false")) with { Mode = ReportMode.Drill, Number = ReportNumber.From("DR-115-0001") });
        Assert.Equal(ReportMode.Drill, story.Report.Mode);

        story.Acknowledge(WindowA, Rung.Window).Establish(Head, Rung.Judges).Approve(Convener, Rung.Convener).Acknowledge(President, Rung.President);
        Assert.NotNull(story.Report.ChainCompletedAt);
    }
}
