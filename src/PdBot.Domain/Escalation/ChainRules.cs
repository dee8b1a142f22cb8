using PdBot.Domain.Drills;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Domain.Escalation;

/// <summary>What time, evidence and acts do to the chain (逐級陳報;往上一層級逕行陳報).</summary>
internal static class ChainRules
{
    /// <summary>Applies every rule that is due now, until none is.</summary>
    public static void Advance(Draft draft)
    {
        if (draft.Report.Status != ReportStatus.Open)
            return;
        if (draft.Report.Alarm is { } alarm && (draft.Now >= RepeatAt(draft.Report, alarm) || IsAnyoneUnasked(draft.Report)))
            draft.Add(new ChainWalkedAgain(draft.Now, draft.Report.Walk + 1));
        while (Step(draft))
        {
        }
    }

    /// <summary>When the report must be looked at again; null when only people can move it.</summary>
    /// <param name="report">The report after a decision at <paramref name="now"/>.</param>
    /// <param name="now">Only instants after this one count.</param>
    public static DateTimeOffset? NextWake(Report report, DateTimeOffset now)
    {
        if (report.Status != ReportStatus.Open)
            return null;
        DateTimeOffset? next = null;
        if (report.Alarm is { } alarm && RepeatAt(report, alarm) is { } repeatAt)
            Consider(repeatAt);
        foreach (var level in report.Levels)
        {
            if (level.Status != LevelStatus.Notified)
                continue;
            if (level.IsAnswered(report))
                Consider(report.DecideBy(level));
            else
            {
                Consider(level.HalfOfWindow);
                Consider(level.WindowEnds);
            }
        }
        return next;

        void Consider(DateTimeOffset instant)
        {
            if (instant > now && (next is null || instant < next))
                next = instant;
        }
    }

    /// <summary>Unanswered, the chain is walked again; answered, it rests while the judgement is not missing.</summary>
    private static DateTimeOffset? RepeatAt(Report report, Alarm alarm) => alarm.AnsweredAt switch
    {
        null => alarm.RepeatAt,
        { } answered when report.AwaitsJudgement() => answered + report.Paced(report.Procedure.RepeatEvery.Value),
        _ => null,
    };

    /// <summary>New facts may require a level after the chain was exhausted; then the walk begins again at once.</summary>
    private static bool IsAnyoneUnasked(Report report)
    {
        foreach (var level in report.Levels)
            if (level.Status == LevelStatus.Waiting && report.IsRequired(level.Index))
                return true;
        return false;
    }

    private static bool Step(Draft draft)
    {
        var chain = draft.Report.Procedure.Chain;
        LevelState? asked = null;
        foreach (var level in draft.Report.Levels)
            if (level.Status != LevelStatus.Notified)
                continue;
            else if (!chain[level.Index].IsCopy)
                asked = level;
            else if (Attend(draft, level))
                return true;
        return asked is null ? OpenNext(draft) : Attend(draft, asked);
    }

    private static bool OpenNext(Draft draft)
    {
        var report = draft.Report;
        if (report.Alarm is not null)
            return false;
        LevelState? last = null;
        foreach (var level in report.Levels)
        {
            if (level.Status != LevelStatus.Waiting)
                last = report.Procedure.Chain[level.Index].IsCopy ? last : level;
            else if (report.IsRequired(level.Index))
            {
                AskRules.Open(draft, level);
                return true;
            }
        }
        if (last?.Status == LevelStatus.PassedOver || report.AwaitsJudgement())
            Exhaust(draft);
        else if (report.ChainCompletedAt is null && report.Levels.All(level => level.Status != LevelStatus.Notified))
            draft.Add(new ChainCompleted(draft.Now));
        return false;
    }

    /// <summary>A chain whose last level is passed over too, or that is at its end while new facts demand a judgement that nobody gave.</summary>
    private static void Exhaust(Draft draft)
    {
        draft.Add(new ChainExhausted(draft.Now, draft.Report.Walk, draft.Now + draft.Report.Paced(draft.Report.Procedure.RepeatEvery.Value)));
        if (draft.Organisation.ExecutiveGroup is { Members.IsEmpty: true, Channel: null })
            draft.Add(new AlarmHadNoReceiver(draft.Now, draft.Report.Walk));
    }

    /// <summary>What is due at a level that is asked now.</summary>
    private static bool Attend(Draft draft, LevelState level)
    {
        if (AskRules.Miss(draft, level))
            return true;
        var report = draft.Report;
        var answered = level.IsAnswered(report);
        if (answered && report.Demand(level.Index) == LevelAct.Acknowledge)
        {
            draft.Add(new LevelCompleted(draft.Now, level.Index));
            return true;
        }
        if (level.EscalatedBy is not null)
            return PassOver(draft, level, UnreachableReason.EscalatedByHand);
        if (!answered && draft.Now >= level.WindowEnds)
            return PassOver(draft, level, level.IsAnyoneLive ? UnreachableReason.NoAnswer : LastReason(level));
        if (answered && draft.Now >= report.DecideBy(level))
            return PassOver(draft, level, UnreachableReason.Undecided);

        if (AskRules.AskDeputies(draft, level, answered))
            return true;
        return !level.IsAnyoneLive && PassOver(draft, level, LastReason(level));
    }

    private static UnreachableReason LastReason(LevelState level) =>
        level.Contacts.IsEmpty ? UnreachableReason.RoleVacant : level.Contacts[^1].Unreachable ?? UnreachableReason.RoleVacant;

    private static bool PassOver(Draft draft, LevelState level, UnreachableReason reason)
    {
        var evidence = string.Join("; ", level.Contacts.Select(contact =>
            $"{(contact.Name.Length > 0 ? contact.Name : contact.Role.Value)}={contact.Unreachable ?? (contact.AcknowledgedAt is null ? UnreachableReason.NoAnswer : UnreachableReason.Undecided)}"));
        draft.Add(new LevelPassedOver(draft.Now, level.Index, level.Opening, reason, evidence));
        return true;
    }
}
