using PdBot.Domain.Deadlines;
using PdBot.Domain.Delivery;
using PdBot.Domain.Drills;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Meetings;
using PdBot.Domain.Notices;
using PdBot.Domain.Retention;
using PdBot.Domain.Roster;
using PdBot.Domain.Severity;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Reports;

/// <summary>The rules of a report: (report, command, now) to events or a refusal. Pure.</summary>
public static class ReportRules
{
    /// <summary>Decides.</summary>
    /// <param name="report">The report as folded so far.</param>
    /// <param name="organisation">The roster as it is now.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="now">Now, UTC.</param>
    public static Decision Decide(Report report, Organisation organisation, ReportCommand command, DateTimeOffset now)
    {
        var draft = new Draft(report, organisation, now);
        if (report.Status == ReportStatus.None && command is not ReportCommand.Open)
            return draft.Decided(new Refusal(RefusalCode.NoSuchReport));
        var refusal = command switch
        {
            ReportCommand.Open open => Open(draft, open),
            ReportCommand.CorrectFacts correct => CorrectFacts(draft, correct),
            ReportCommand.TakeOver takeOver => ActRules.TakeOver(draft, takeOver),
            ReportCommand.OnLevel act => ActRules.Decide(draft, act),
            ReportCommand.OnTask act => TaskActRules.Decide(draft, act),
            ReportCommand.CallMeeting call => MeetingRules.Call(draft, call),
            ReportCommand.RecordMeeting made => MeetingRules.Record(draft, made),
            ReportCommand.GiveUpMeeting refused => MeetingRules.GiveUp(draft, refused),
            ReportCommand.PlaceHold hold => RetentionRules.PlaceHold(draft, hold),
            ReportCommand.LiftHold lift => RetentionRules.LiftHold(draft, lift),
            ReportCommand.Purge purge => RetentionRules.Purge(draft, purge),
            ReportCommand.Close close => TaskActRules.Close(draft, close),
            ReportCommand.RecordDelivery or ReportCommand.RecordFailure => DeliveryRules.Decide(draft, command),
            ReportCommand.Tick => null,
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}"),
        };
        // Also after a refusal: what is due by now counts as seen, and the next wake is reckoned from now on.
        ChainRules.Advance(draft);
        TaskRules.Advance(draft);
        NoticeRules.Advance(draft);
        ReminderRules.Advance(draft);
        RetentionRules.Advance(draft);
        return draft.Decided(refusal);
    }

    /// <summary>When the report must be looked at again by itself; null when only people can move it.</summary>
    public static DateTimeOffset? NextWake(Report report, DateTimeOffset now) =>
        (ChainRules.NextWake(report, now), ReminderRules.NextWake(report, now) ?? RetentionRules.NextWake(report, now)) switch
        {
            ({ } chain, { } reminder) => chain < reminder ? chain : reminder,
            var (chain, reminder) => chain ?? reminder,
        };

    private static Refusal? Open(Draft draft, ReportCommand.Open open)
    {
        var report = draft.Report;
        if (report.Status != ReportStatus.None)
            return report.Reporter == open.Actor ? null : new Refusal(RefusalCode.NotEntitled);
        if (report.Procedure.Intake.Sources.All(source => source.Id != open.Source))
            return new Refusal(RefusalCode.NoSuchSource, open.Source.Value);
        if (draft.Organisation.Find(open.Unit) is null)
            return new Refusal(RefusalCode.NoSuchUnit, open.Unit.Value);
        var (facts, refusal) = AnswerRules.Check(report.Procedure.Intake, report.Facts, open.Answers, complete: true, draft.Now);
        if (refusal is not null)
            return refusal;

        var name = draft.NameOf(open.Actor) is { Length: > 0 } known ? known : open.Name;
        draft.Add(new ReportOpened(draft.Now, open.Actor, name, open.Number, open.Mode, draft.Organisation.Id, open.Definition, open.Unit, open.Source));
        if (open is { Mode: ReportMode.Drill, Pace: > 1 })
            draft.Add(new DrillPaced(draft.Now, Math.Min(open.Pace, Pacing.Fastest)));
        foreach (var (key, value) in facts)
            draft.Add(new FactStated(draft.Now, open.Actor, name, key, value?.Text ?? ""));
        Assess(draft);
        return null;
    }

    private static Refusal? CorrectFacts(Draft draft, ReportCommand.CorrectFacts correct)
    {
        if (draft.Report.Status != ReportStatus.Open)
            return new Refusal(RefusalCode.ReportEnded);
        if (!Rights.MayCorrect(draft.Report, draft.Organisation, correct.Actor))
            return Rights.Refuse(draft, correct, -1);
        var (facts, refusal) = AnswerRules.Check(draft.Report.Procedure.Intake, draft.Report.Facts, correct.Answers, complete: false, draft.Now);
        if (refusal is not null)
            return refusal;
        var name = correct.Actor == draft.Report.Reporter ? draft.Report.ReporterName : draft.NameOf(correct.Actor);
        foreach (var (key, value) in facts)
            draft.Add(new FactStated(draft.Now, correct.Actor, name, key, value?.Text ?? ""));
        Assess(draft);
        return null;
    }

    /// <summary>Applies the rules of severity; says so only when something changed.</summary>
    private static void Assess(Draft draft)
    {
        var scale = draft.Report.Procedure.Severity;
        if (scale.Rules.IsEmpty)
            return;
        var fired = Assessment.Assess(scale, draft.Report.Situation);
        var (rank, rules) = (Assessment.Rank(fired), Assessment.Write(fired));
        if (rank != draft.Report.Severity || rules != draft.Report.SeverityRules)
            draft.Add(new SeverityAssessed(draft.Now, rank, rules));
    }
}
