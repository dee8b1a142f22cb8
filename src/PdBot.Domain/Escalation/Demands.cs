using PdBot.Domain.Drills;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;

namespace PdBot.Domain.Escalation;

/// <summary>What a level is asked at this moment. A judgement or approval that a lower level left open is asked of the next.</summary>
public static class Demands
{
    /// <summary>Whether the level is part of this report's chain; an unknown fact counts upward.</summary>
    public static bool IsRequired(this Report report, int level) =>
        report.Levels[level].Opening > 0
        || report.Procedure.Chain[level].When is Condition.Always
        || report.Procedure.Chain[level].When.Evaluate(report.Situation) != Truth.No;

    /// <summary>What the level is asked: its own act, or one that was left open below it.</summary>
    public static LevelAct Demand(this Report report, int level)
    {
        var chain = report.Procedure.Chain;
        if (chain[level].IsCopy)
            return LevelAct.Acknowledge;
        var approvalOpen = false;
        for (var i = 0; i <= level; i++)
        {
            if (chain[i].Act == LevelAct.Acknowledge || !report.IsRequired(i))
                continue;
            if (chain[i].Act == LevelAct.Judge && report.Judgement is null)
                return LevelAct.Judge;
            if (chain[i].Act == LevelAct.Approve && !report.IsApproved(i))
                approvalOpen = true;
        }
        return approvalOpen ? LevelAct.Approve : LevelAct.Acknowledge;
    }

    /// <summary>The number of the level among those that this report requires, from 1.</summary>
    public static int Ordinal(this Report report, int level)
    {
        var ordinal = 0;
        for (var i = 0; i <= level; i++)
            if (report.IsRequired(i))
                ordinal++;
        return ordinal;
    }

    /// <summary>By when a level that has acknowledged must judge or approve: never later than its window and that time together.</summary>
    public static DateTimeOffset DecideBy(this Report report, LevelState level)
    {
        var definition = report.Procedure.Chain[level.Index];
        var answered = (definition.Quorum == Quorum.All ? LastAcknowledgement(level) : level.AcknowledgedAt) ?? level.OpenedAt;
        return (answered < level.WindowEnds ? answered : level.WindowEnds) + report.Paced((definition.DecideWithin ?? definition.Window).Value);
    }

    /// <summary>A joint level has acknowledged when the last of its seats has.</summary>
    private static DateTimeOffset? LastAcknowledgement(LevelState level)
    {
        DateTimeOffset? last = null;
        foreach (var contact in level.Contacts)
            if (contact.IsLive && contact.AcknowledgedAt is { } at && (last is null || at > last))
                last = at;
        return last;
    }

    /// <summary>Whether a judgement is still missing that some level of the chain must give.</summary>
    public static bool AwaitsJudgement(this Report report)
    {
        if (report.Judgement is not null)
            return false;
        for (var i = 0; i < report.Levels.Length; i++)
            if (report.Procedure.Chain[i].Act == LevelAct.Judge && report.IsRequired(i))
                return true;
        return false;
    }

    /// <summary>Approved at this level or above, or judged established there, which says the same.</summary>
    private static bool IsApproved(this Report report, int level)
    {
        if (report.Judgement is { Verdict: Verdict.Established } judgement && judgement.Level >= level)
            return true;
        for (var i = level; i < report.Levels.Length; i++)
            if (report.Levels[i].Approved)
                return true;
        return false;
    }
}
