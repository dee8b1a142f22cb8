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
        if (draft.Report.Alarm is { } alarm && draft.Now >= RepeatAt(draft.Report, alarm))
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
        if (report.Alarm is { } alarm)
            Consider(RepeatAt(report, alarm));
        foreach (var level in report.Levels)
        {
            if (level.Status != LevelStatus.Notified)
                continue;
            if (IsAnswered(report, level))
                Consider(DecideBy(report, level));
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

    /// <summary>By when a level that has acknowledged must judge or approve.</summary>
    public static DateTimeOffset DecideBy(Report report, LevelState level)
    {
        var definition = report.Procedure.Chain[level.Index];
        return (level.AcknowledgedAt ?? level.OpenedAt) + (definition.DecideWithin ?? definition.Window).Value;
    }

    /// <summary>Unanswered, the chain is walked again; answered, it rests while the judgement is not missing.</summary>
    private static DateTimeOffset RepeatAt(Report report, Alarm alarm) => alarm.AnsweredAt switch
    {
        null => alarm.RepeatAt,
        { } answered when report.AwaitsJudgement() => answered + report.Procedure.RepeatEvery.Value,
        _ => DateTimeOffset.MaxValue,
    };

    private static bool Step(Draft draft)
    {
        foreach (var level in draft.Report.Levels)
            if (level.Status == LevelStatus.Notified)
                return Attend(draft, level);
        return OpenNext(draft);
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
                last = level;
            else if (report.IsRequired(level.Index))
            {
                Open(draft, level);
                return true;
            }
        }
        if (last?.Status == LevelStatus.PassedOver)
            Exhaust(draft);
        else if (report.ChainCompletedAt is null)
            draft.Add(new ChainCompleted(draft.Now));
        return false;
    }

    private static void Open(Draft draft, LevelState level)
    {
        var definition = draft.Report.Procedure.Chain[level.Index];
        var opening = level.Opening + 1;
        draft.Add(new LevelOpened(draft.Now, level.Index, opening, draft.Now + definition.Window.Value));
        foreach (var role in definition.Roles)
        {
            var vacant = true;
            foreach (var seat in draft.Organisation.Holders(role, draft.Report.Unit))
            {
                vacant = false;
                if (draft.Report.Levels[level.Index].Find(seat.Holder) is null)
                    Ask(draft, level.Index, role, seat.Holder, seat.Holder, NotifyCause.Holder);
                if (draft.Organisation.SoftEvidence(seat.Holder))
                    AskDeputy(draft, level.Index, role, seat.Holder, NotifyCause.HolderMayBeAway);
            }
            if (vacant)
                draft.Add(new ContactUnreachable(draft.Now, level.Index, opening, null, "", role, null, UnreachableReason.RoleVacant, ""));
        }
    }

    /// <summary>A chain whose last level is passed over too.</summary>
    private static void Exhaust(Draft draft)
    {
        draft.Add(new ChainExhausted(draft.Now, draft.Report.Walk, draft.Now + draft.Report.Procedure.RepeatEvery.Value));
        if (draft.Organisation.ExecutiveGroup is { Members.IsEmpty: true, Channel: null })
            draft.Add(new AlarmHadNoReceiver(draft.Now, draft.Report.Walk));
    }

    /// <summary>What is due at the level that is asked now.</summary>
    private static bool Attend(Draft draft, LevelState level)
    {
        var report = draft.Report;
        var answered = IsAnswered(report, level);
        if (answered && report.Demand(level.Index) == LevelAct.Acknowledge)
        {
            draft.Add(new LevelCompleted(draft.Now, level.Index));
            return true;
        }
        if (level.EscalatedBy is not null)
            return PassOver(draft, level, UnreachableReason.EscalatedByHand);
        if (!answered && draft.Now >= level.WindowEnds)
            return PassOver(draft, level, UnreachableReason.NoAnswer);
        if (answered && draft.Now >= DecideBy(report, level))
            return PassOver(draft, level, UnreachableReason.Undecided);

        var asked = false;
        foreach (var (role, holder) in Seats(level))
        {
            if (!IsSeatLive(level, role, holder))
                asked |= AskDeputy(draft, level.Index, role, holder, NotifyCause.HolderUnreachable);
            else if (draft.Now >= level.HalfOfWindow && !HasSeatAnswered(level, role, holder) && !HasDeputy(level, role, holder))
                asked |= AskDeputy(draft, level.Index, role, holder, NotifyCause.HalfOfWindow);
        }
        if (asked)
            return true;
        return level.Contacts.Any(contact => contact.IsLive) ? false : PassOver(draft, level, level.Contacts[^1].Unreachable ?? UnreachableReason.RoleVacant);
    }

    private static bool PassOver(Draft draft, LevelState level, UnreachableReason reason)
    {
        var evidence = string.Join("; ", level.Contacts.Select(contact =>
            $"{(contact.Name.Length > 0 ? contact.Name : contact.Role.Value)}={contact.Unreachable ?? (contact.AcknowledgedAt is null ? UnreachableReason.NoAnswer : UnreachableReason.Undecided)}"));
        draft.Add(new LevelPassedOver(draft.Now, level.Index, level.Opening, reason, evidence));
        return true;
    }

    /// <summary>Asks the next deputy of a seat who can be reached; those who cannot are logged on the way.</summary>
    internal static bool AskDeputy(Draft draft, int index, RoleId role, PersonId holder, NotifyCause cause)
    {
        foreach (var assignment in draft.Organisation.Holders(role, draft.Report.Unit))
        {
            if (assignment.Holder != holder)
                continue;
            foreach (var deputy in assignment.Deputies)
                if (draft.Report.Levels[index].Find(deputy) is null && Ask(draft, index, role, holder, deputy, cause))
                    return true;
        }
        return false;
    }

    private static bool Ask(Draft draft, int index, RoleId role, PersonId holder, PersonId person, NotifyCause cause)
    {
        var opening = draft.Report.Levels[index].Opening;
        if (draft.Organisation.HardEvidence(person, draft.Now) is { } reason)
        {
            draft.Add(new ContactUnreachable(draft.Now, index, opening, person, draft.NameOf(person), role, holder, reason, ""));
            return false;
        }
        draft.Add(new ContactNotified(draft.Now, index, opening, person, draft.NameOf(person), role, holder, cause));
        return true;
    }

    /// <summary>Whether enough have acknowledged: one, or one of every seat that can be reached; the executive group stands for all.</summary>
    internal static bool IsAnswered(Report report, LevelState level)
    {
        if (level.AcknowledgedAt is null)
            return false;
        var definition = report.Procedure.Chain[level.Index];
        var joint = definition.Quorum == Quorum.All
            && !(definition.Act == LevelAct.Judge && report.Judgement is { Verdict: Verdict.Established } judgement && judgement.Level == level.Index);
        return !joint
            || level.Contacts.Any(contact => contact is { IsExecutive: true, AcknowledgedAt: not null })
            || Seats(level).All(seat => HasSeatAnswered(level, seat.Role, seat.Holder) || !IsSeatLive(level, seat.Role, seat.Holder));
    }

    /// <summary>The seats of a level: one for each holder of each of its roles.</summary>
    internal static IEnumerable<(RoleId Role, PersonId Holder)> Seats(LevelState level)
    {
        for (var i = 0; i < level.Contacts.Length; i++)
        {
            var contact = level.Contacts[i];
            if (contact.Holder is { } holder && contact.Person == holder && !contact.IsExecutive && contact.Role.Value.Length > 0)
                yield return (contact.Role, holder);
        }
    }

    private static bool IsSeatLive(LevelState level, RoleId role, PersonId holder) =>
        level.Contacts.Any(contact => contact.Holder == holder && (contact.Role == role || contact.Role.Value.Length == 0) && contact.IsLive);

    private static bool HasSeatAnswered(LevelState level, RoleId role, PersonId holder) =>
        level.Contacts.Any(contact => contact.Holder == holder && (contact.Role == role || contact.Role.Value.Length == 0) && contact is { IsLive: true, AcknowledgedAt: not null });

    private static bool HasDeputy(LevelState level, RoleId role, PersonId holder) =>
        level.Contacts.Any(contact => contact.Holder == holder && contact.Role == role && contact.Person != holder && contact.NotifiedAt is not null);
}
