using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Domain.Escalation;

/// <summary>What people may do on a level, and what it means.</summary>
internal static class ActRules
{
    /// <summary>Refusals first; then the act. An act that has already been done is neither refused nor logged again.</summary>
    public static Refusal? Decide(Draft draft, ReportCommand.OnLevel command)
    {
        var report = draft.Report;
        if (command.Level < 0 || command.Level >= report.Levels.Length)
            return new Refusal(RefusalCode.NoSuchLevel);
        var (standing, onBehalfOf) = Rights.On(report, draft.Organisation, command.Level, command.Actor);
        if (standing == Standing.None && !(command is ReportCommand.EscalateNow && report.Reporter == command.Actor))
            return Rights.Refuse(draft, command, command.Level);
        var level = report.Levels[command.Level];
        var own = level.Find(command.Actor);
        if (standing == Standing.Contact && own is null)
            onBehalfOf ??= command.Actor;
        if (report.Status != ReportStatus.Open)
            return IsRepeat(command, level, own) ? null : new Refusal(RefusalCode.ReportEnded);
        if (level.Opening == 0)
            return new Refusal(RefusalCode.NotYetAsked);

        var by = new By(draft.Now, command.Actor, draft.NameOf(command.Actor), onBehalfOf, command.Level, level.Status != LevelStatus.Notified);
        return command switch
        {
            ReportCommand.Acknowledge => Acknowledge(draft, by, own),
            ReportCommand.Judge judge => Judge(draft, by, level, own, judge),
            ReportCommand.Approve => Approve(draft, by, level, own),
            ReportCommand.Return back => Return(draft, by, level, back),
            ReportCommand.Decline decline => Decline(draft, by, level, own, decline),
            ReportCommand.HandOver => HandOver(draft, by, level, own),
            ReportCommand.EscalateNow now => EscalateNow(draft, by, level, now),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}"),
        };
    }

    /// <summary>接手: a member of the executive group answers the alarm.</summary>
    public static Refusal? TakeOver(Draft draft, ReportCommand.TakeOver command)
    {
        if (!draft.Organisation.IsExecutive(command.Actor))
            return Rights.Refuse(draft, command, -1);
        if (draft.Report.Status != ReportStatus.Open)
            return new Refusal(RefusalCode.ReportEnded);
        if (draft.Report.Alarm is not { } alarm)
            return new Refusal(RefusalCode.NothingToTakeOver);
        if (alarm.AnsweredByPerson != command.Actor)
            draft.Add(new ReportTakenOver(draft.Now, command.Actor, draft.NameOf(command.Actor)));
        return null;
    }

    private static Refusal? Acknowledge(Draft draft, By by, Contact? own)
    {
        if (own?.AcknowledgedAt is null || own.Unreachable is not null)
            draft.Add(new LevelAcknowledged(by.At, by.Actor, by.Name, by.OnBehalfOf, by.Level, by.Late));
        return null;
    }

    private static Refusal? Judge(Draft draft, By by, LevelState level, Contact? own, ReportCommand.Judge judge)
    {
        var report = draft.Report;
        if (own?.Verdict == judge.Verdict && own.Unreachable is null && (report.Judgement is null || report.Judgement.Verdict == judge.Verdict))
            return null;
        if (report.Judgement is not null)
            return new Refusal(RefusalCode.AlreadyDecided);
        if (report.Demand(level.Index) != LevelAct.Judge)
            return new Refusal(RefusalCode.NotAskedForThis);
        var reason = Masking.Words(judge.Reason);
        if (judge.Verdict == Verdict.Dismissed && reason.Length == 0)
            return new Refusal(RefusalCode.ReasonMissing);
        draft.Add(new LevelJudged(by.At, by.Actor, by.Name, by.OnBehalfOf, by.Level, by.Late, judge.Verdict, reason));
        if (judge.Verdict == Verdict.Established)
            draft.Add(new IncidentEstablished(by.At, by.Level, by.Name, reason));
        else if (IsDismissed(draft.Report, draft.Report.Levels[by.Level]))
            draft.Add(Dismissal(draft.Report.Levels[by.Level], by, reason));
        return null;
    }

    /// <summary>A joint dismissal is everybody's, each with the reason given.</summary>
    private static ReportDismissed Dismissal(LevelState level, By by, string reason)
    {
        var judges = level.Contacts.Where(contact => contact.Verdict == Verdict.Dismissed).ToArray();
        return judges.Length < 2
            ? new ReportDismissed(by.At, by.Level, by.Name, reason)
            : new ReportDismissed(by.At, by.Level, string.Join('、', judges.Select(judge => judge.Name)), string.Join('；', judges.Select(judge => $"{judge.Name}：{judge.Reason}")));
    }

    /// <summary>One dismissal is enough, unless the judgement is joint: then every seat must dismiss, reachable or not, and a vacant one never does.</summary>
    private static bool IsDismissed(Report report, LevelState level) =>
        report.Procedure.Chain[level.Index].Quorum == Quorum.Any
        || level.Contacts.Any(contact => contact is { IsExecutive: true, Verdict: Verdict.Dismissed })
        || !level.IsAnyRoleVacant() && level.Seats().All(seat => level.Contacts.Any(contact => contact.Holder == seat.Holder && contact.Verdict == Verdict.Dismissed));

    private static Refusal? Approve(Draft draft, By by, LevelState level, Contact? own)
    {
        if (own?.Approved == true)
            return null;
        var demand = draft.Report.Demand(level.Index);
        var definition = draft.Report.Procedure.Chain[level.Index];
        var joint = definition is { Act: LevelAct.Approve, Quorum: Quorum.All } && level is { Approved: true, Status: LevelStatus.Notified };
        if (demand == LevelAct.Approve || joint)
        {
            draft.Add(new LevelApproved(by.At, by.Actor, by.Name, by.OnBehalfOf, by.Level, by.Late));
            return null;
        }
        var decided = demand == LevelAct.Acknowledge && definition.Act == LevelAct.Approve;
        return new Refusal(decided ? RefusalCode.AlreadyDecided : RefusalCode.NotAskedForThis);
    }

    private static Refusal? Return(Draft draft, By by, LevelState level, ReportCommand.Return back)
    {
        var report = draft.Report;
        var asked = report.Demand(level.Index) == LevelAct.Approve;
        if (level.ReturnedBy == by.Actor && (level.Status != LevelStatus.Notified || !asked))
            return null;
        if (level.Status != LevelStatus.Notified)
            return new Refusal(RefusalCode.NotOpen);
        if (!asked)
            return new Refusal(RefusalCode.NotAskedForThis);
        var reason = Masking.Words(back.Reason);
        if (reason.Length == 0)
            return new Refusal(RefusalCode.ReasonMissing);
        for (var to = level.Index - 1; to >= 0; to--)
        {
            if (report.Procedure.Chain[to].Act != LevelAct.Judge || report.Levels[to].Opening == 0)
                continue;
            draft.Add(new LevelReturned(by.At, by.Actor, by.Name, by.OnBehalfOf, by.Level, by.Late, to, reason));
            return null;
        }
        return new Refusal(RefusalCode.NothingToReturnTo);
    }

    private static Refusal? Decline(Draft draft, By by, LevelState level, Contact? own, ReportCommand.Decline decline)
    {
        if (own?.Unreachable == UnreachableReason.Declined)
            return null;
        if (level.Status != LevelStatus.Notified)
            return new Refusal(RefusalCode.NotOpen);
        if (own is null || own.IsExecutive)
            return new Refusal(RefusalCode.NotAskedForThis);
        draft.Add(new LevelDeclined(by.At, by.Actor, by.Name, by.OnBehalfOf, by.Level, by.Late, Masking.Words(decline.Reason)));
        return null;
    }

    private static Refusal? HandOver(Draft draft, By by, LevelState level, Contact? own)
    {
        if (own?.Holder is not { } holder || own.IsExecutive || own.Role.Value.Length == 0)
            return new Refusal(RefusalCode.NotAskedForThis);
        if (level.Contacts.Any(contact => contact.Cause == NotifyCause.HandedOver && contact.Holder == holder && contact.Person != by.Actor && contact.IsLive))
            return null;
        if (level.Status != LevelStatus.Notified)
            return new Refusal(RefusalCode.NotOpen);
        if (!AskRules.AskDeputy(draft, level.Index, own.Role, holder, NotifyCause.HandedOver))
            return new Refusal(RefusalCode.NoDeputy);
        if (draft.Report.Levels[level.Index].Contacts[^1].Person is { } to)
            draft.Add(new LevelHandedOver(by.At, by.Actor, by.Name, by.OnBehalfOf, by.Level, by.Late, to));
        return null;
    }

    private static Refusal? EscalateNow(Draft draft, By by, LevelState level, ReportCommand.EscalateNow now)
    {
        if (level.EscalatedByPerson == by.Actor)
            return null;
        if (level.Status != LevelStatus.Notified)
            return new Refusal(RefusalCode.NotOpen);
        var above = draft.Report.Levels.Any(other =>
            other.Index > level.Index && other.Status == LevelStatus.Waiting && draft.Report.IsRequired(other.Index));
        if (!above)
            return new Refusal(RefusalCode.NothingAbove);
        draft.Add(new EscalationDemanded(by.At, by.Actor, by.Name, by.OnBehalfOf, by.Level, by.Late, Masking.Words(now.Reason)));
        return null;
    }

    /// <summary>After the end of a report, the act that is already in the log still gets its old answer.</summary>
    private static bool IsRepeat(ReportCommand.OnLevel command, LevelState level, Contact? own) => command switch
    {
        ReportCommand.Acknowledge => own?.AcknowledgedAt is not null,
        ReportCommand.Judge judge => own?.Verdict == judge.Verdict,
        ReportCommand.Approve => own?.Approved == true,
        _ => false,
    };

    private sealed record By(DateTimeOffset At, PersonId Actor, string Name, PersonId? OnBehalfOf, int Level, bool Late);
}
