using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;

namespace PdBot.Teams.Cards.Screens;

/// <summary>The words that several cards share.</summary>
internal static class Words
{
    /// <summary>Why someone could not be reached, as the end of a sentence about that person.</summary>
    public static string Reason(this Screen screen, UnreachableReason reason) => reason switch
    {
        UnreachableReason.RoleVacant => screen.Say("職務出缺", "the role is vacant"),
        UnreachableReason.AccountDisabled => screen.Say("帳號已停用", "the account is disabled"),
        UnreachableReason.AccountGone => screen.Say("帳號已不存在", "the account no longer exists"),
        UnreachableReason.AbsenceDeclared => screen.Say("請假中", "on declared leave"),
        UnreachableReason.BotBlocked => screen.Say("已封鎖本系統訊息", "has blocked this bot"),
        UnreachableReason.BotNotInstalled => screen.Say("未安裝本系統，無法送達", "has not installed this bot"),
        UnreachableReason.Undeliverable => screen.Say("訊息無法送達", "the message could not be delivered"),
        UnreachableReason.RetriesExhausted => screen.Say("多次重送仍無法送達", "the message could not be delivered after retries"),
        UnreachableReason.Declined => screen.Say("回覆無法處理", "is unable to act"),
        UnreachableReason.NoAnswer => screen.Say("逾時未簽收", "did not acknowledge in time"),
        UnreachableReason.Undecided => screen.Say("已簽收但逾時未處理", "acknowledged but did not decide in time"),
        UnreachableReason.EscalatedByHand => screen.Say("經人員要求立即往上陳報", "was escalated by hand"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>What is asked, as a request.</summary>
    public static string Request(this Screen screen, LevelAct act) => act switch
    {
        LevelAct.Judge => screen.Say("請判定個資事件是否成立", "Please judge whether this is a personal-data incident"),
        LevelAct.Approve => screen.Say("請審核", "Please review and approve"),
        _ => screen.Say("請簽收", "Please acknowledge"),
    };

    public static string Verdict(this Screen screen, Verdict verdict) =>
        verdict == Domain.Escalation.Verdict.Established ? screen.Say("成立", "established") : screen.Say("不成立", "dismissed");

    /// <summary>A clause in brackets; nothing for a choice of the organisation.</summary>
    public static string Cite(this Screen screen, Clause clause) =>
        clause.Article.Length == 0 || clause.IsParameter ? "" : screen.Say($"（{clause.Article}）", $" ({clause.Article})");
}
