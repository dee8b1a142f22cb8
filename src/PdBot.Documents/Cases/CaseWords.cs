using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;

namespace PdBot.Documents.Cases;

/// <summary>States in words.</summary>
internal static class CaseWords
{
    public static string Print(this UnreachableReason reason) => reason switch
    {
        UnreachableReason.RoleVacant => "職務出缺",
        UnreachableReason.AccountDisabled => "帳號已停用",
        UnreachableReason.AccountGone => "帳號已不存在",
        UnreachableReason.AbsenceDeclared => "請假中",
        UnreachableReason.BotBlocked => "已封鎖本系統訊息",
        UnreachableReason.BotNotInstalled => "未安裝本系統，無法送達",
        UnreachableReason.Undeliverable => "訊息無法送達",
        UnreachableReason.RetriesExhausted => "多次重送仍無法送達",
        UnreachableReason.Declined => "回覆無法處理",
        UnreachableReason.NoAnswer => "逾時未簽收",
        UnreachableReason.Undecided => "已簽收但逾時未處理",
        UnreachableReason.EscalatedByHand => "經人員要求立即往上陳報",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    public static string Print(this Verdict verdict) => verdict == Verdict.Established ? "成立" : "不成立";

    public static string Print(this LevelAct act) => act switch
    {
        LevelAct.Judge => "判定",
        LevelAct.Approve => "核准",
        _ => "簽收",
    };

    public static string Print(this ReviewAct act) => act switch
    {
        ReviewAct.Examine => "審核",
        ReviewAct.Ratify => "核定",
        ReviewAct.Confirm => "確認",
        ReviewAct.Recheck => "複核",
        _ => "備查",
    };

    public static string Print(this TaskStage stage) => stage switch
    {
        TaskStage.Waiting => "尚未開始",
        TaskStage.Open => "辦理中",
        TaskStage.InReview => "待審",
        TaskStage.Done => "已完成",
        _ => "免辦",
    };

    public static string Print(this Milestone milestone) => milestone switch
    {
        Milestone.Discovered => "發現",
        Milestone.Known => "知悉",
        Milestone.Reported => "通報",
        Milestone.Established => "確認成立",
        Milestone.Dismissed => "判定不成立",
        Milestone.Contained => "完成損害控制或復原",
        _ => "結案",
    };

    /// <summary>How far the report is.</summary>
    public static string Progress(this Report report) => report.Status switch
    {
        ReportStatus.Dismissed => "判定不成立，終結",
        ReportStatus.Closed => "已結案",
        _ when report.Alarm is { AnsweredAt: null } => "通報鏈無人簽收，警示中",
        _ when report.AwaitsJudgement() => "待判定",
        _ when report.ChainCompletedAt is null => "陳報中",
        _ when report.IsReadyToClose() => "應辦事項均已完成，得結案",
        _ => "處理中",
    };
}
