using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>A check that cannot fail proves nothing: each one is shown a history in which its promise is broken.</summary>
public sealed class Each_invariant_can_fail
{
    private static readonly DateTimeOffset Now = Story.Start;

    [Fact]
    public void One_a_lost_wake_under_a_silent_level_is_seen()
    {
        var report = Story.Opened().Report;

        NeverSilent.Check(report, ReportRules.NextWake(report, Now));
        Broken(1, () => NeverSilent.Check(report, null));
    }

    [Fact]
    public void One_an_alarm_that_nobody_answered_and_nothing_repeats_is_seen() =>
        Broken(1, () => NeverSilent.Check(Story.Opened().After(120).Report, null));

    [Fact]
    public void Two_a_level_that_is_asked_too_early_is_seen() =>
        Broken(2, () => LevelsInOrder.Check(Story.Opened().Report, new LevelOpened(Now, Rung.Judges, 1, Now.AddMinutes(30))));

    [Fact]
    public void Two_a_contact_who_is_asked_at_a_closed_level_is_seen() =>
        Broken(2, () => LevelsInOrder.Check(
            Story.Opened().Report,
            new ContactNotified(Now, Rung.President, 1, President, "吳甲", SmallProcedure.PresidentRole, President, NotifyCause.Holder)));

    [Fact]
    public void Three_a_chain_that_stands_still_is_seen()
    {
        var story = Story.Opened();
        var top = new TopIsReached();
        top.See(new(Report.Unopened(story.Report.Id, SmallProcedure.Value), story.Organisation, Now, new([.. story.Log], story.Report)));

        top.See(new(story.Report, story.Organisation, Now.AddMinutes(300), new([], story.Report)));
        Broken(3, () => top.See(new(story.Report, story.Organisation, Now.AddMinutes(400), new([], story.Report))));
    }

    [Fact]
    public void Four_a_level_passed_over_before_its_window_ends_is_seen() =>
        Broken(4, () => ReasonsAndRights.Check(
            Story.Opened().Report, Value, new LevelPassedOver(Now, Rung.Window, 1, UnreachableReason.NoAnswer, "王甲=NoAnswer")));

    [Fact]
    public void Four_a_level_passed_over_without_evidence_is_seen() =>
        Broken(4, () => ReasonsAndRights.Check(
            Story.Opened().Report, Value, new LevelPassedOver(Now.AddHours(1), Rung.Window, 1, UnreachableReason.NoAnswer, "")));

    [Theory]
    [InlineData("stranger")]
    [InlineData("reporter")]
    [InlineData("head")]
    public void Four_an_act_by_someone_who_was_not_entitled_is_seen(string actor) =>
        Broken(4, () => ReasonsAndRights.Check(
            Story.Opened().Report, Value, new LevelAcknowledged(Now, PersonId.From(actor), "", null, Rung.Window, false)));

    [Fact]
    public void Five_a_second_event_is_seen()
    {
        var command = new ReportCommand.Acknowledge(WindowA, Rung.Window);
        var report = Story.Opened().Report;
        var first = ReportRules.Decide(report, Value, command, Now);

        Broken(5, () => TwiceIsOnce.Check(command, first, first));
    }

    [Fact]
    public void Five_another_answer_is_seen()
    {
        var first = new Decision([], Story.Opened().Report);

        Broken(5, () => TwiceIsOnce.Check(new ReportCommand.TakeOver(Chief), first, first with { Refusal = new(RefusalCode.NotEntitled) }));
    }

    [Fact]
    public void Six_an_event_that_was_lost_is_seen()
    {
        var story = Story.Opened().Acknowledge(WindowA, Rung.Window);
        var blank = Report.Unopened(story.Report.Id, story.Report.Procedure);
        var whole = blank.Replay([.. story.Log]);
        var lost = blank.Replay([.. story.Log.Take(3), .. story.Log.Skip(4)]);

        ReplayIsEqual.Check(story.Report, whole);
        ReplayIsEqual.CheckBytes(story.Report, whole);
        Broken(6, () => ReplayIsEqual.Check(story.Report, lost));
        Broken(6, () => ReplayIsEqual.CheckBytes(story.Report, lost));
    }

    [Fact]
    public void Six_one_differing_letter_is_seen()
    {
        var story = Story.Opened();
        var report = story.Report with { ReporterName = "丁二" };

        Broken(6, () => ReplayIsEqual.Check(report, story.Report));
        Broken(6, () => ReplayIsEqual.CheckBytes(report, story.Report));
    }

    [Fact]
    public void Seven_a_wake_that_lies_behind_is_seen() =>
        Broken(7, () => ComesToRest.Check(Invented() with { Wake = Now }, new Decision([], Story.Opened().Report)));

    [Fact]
    public void Seven_a_rule_that_never_rests_is_seen() =>
        Broken(7, () => ComesToRest.Check(Invented(), new Decision([new ChainCompleted(Now)], Story.Opened().Report)));

    [Fact]
    public void Eight_a_key_that_is_used_twice_is_seen()
    {
        var keys = new KeysAreUnique();
        var moment = Invented() with { Messages = [new OutboxMessage("0000000001|00", MessageKind.Receipt, "receipt", "reporter", -1, false, Urgency.News)] };
        keys.See(moment);

        Broken(8, () => keys.See(moment));
    }

    [Fact]
    public void Nine_a_reminder_that_comes_twice_too_early_or_too_late_is_seen()
    {
        var half = Story.AtWork().After(31);
        var done = Story.AtWork().Completes(Head, "report").After(31);

        Broken(9, () => RemindedOnce.Check(half.Report, new ReminderDue(half.Now, "report", 1, 0, 1)));
        Broken(9, () => RemindedOnce.Check(half.Report, new ReminderDue(half.Now, "report", 1, 0, 2)));
        Broken(9, () => RemindedOnce.Check(half.Report, new ReminderDue(half.Now.AddHours(1), "report", 1, 1, 5)));
        Broken(9, () => RemindedOnce.Check(done.Report, new ReminderDue(done.Now, "report", 1, 0, 1)));
        RemindedOnce.Check(half.Report, new ReminderDue(half.Now.AddMinutes(20), "report", 1, 0, 2));
    }

    [Fact]
    public void Ten_a_duty_out_of_its_turn_is_seen()
    {
        var report = Story.AtWork().Report;

        Broken(10, () => DutiesInOrder.Check(report, new TaskOpened(Now, "final", 1, TaskCause.Due)));
        Broken(10, () => DutiesInOrder.Check(report, new TaskOpened(Now, "words", 1, TaskCause.Due)));
        Broken(10, () => DutiesInOrder.Check(report, new TaskApproved(Now, Convener, "林甲", null, "contain")));
        Broken(10, () => DutiesInOrder.Check(report, new TaskDone(Now, Head, "李甲", null, "report", Now.AddDays(2), "", "", "1", "", "")));
        Broken(10, () => DutiesInOrder.Check(report, new ReportClosed(Now, Chief, "許甲", "")));
    }

    [Fact]
    public void Four_an_act_on_a_duty_by_someone_who_was_not_entitled_is_seen() =>
        Broken(4, () => ReasonsAndRights.Check(Story.AtWork().Report, Value, new TaskApproved(Now, Head, "李甲", null, "contain")));

    private static Moment Invented(params ReportEvent[] events)
    {
        var report = Story.Opened().Report;
        return new(report, Value, Now, new([.. events], report.Replay([.. events])));
    }

    private static void Broken(int number, Action check) => Assert.Equal(number, Assert.Throws<BrokenInvariantException>(check).Number);
}
