using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Tests.Walks;

/// <summary>The words of the stories.</summary>
internal static class Words
{
    /// <summary>What stands behind an entry: a clause, or that the organisation chose it.</summary>
    public static string Print(this Clause clause) => clause.IsParameter ? "〔機構自訂〕" : clause.Article.Length > 0 ? $"〔{clause.Article}〕" : "";

    public static string Print(this UnreachableReason reason) => reason switch
    {
        UnreachableReason.RoleVacant => "職務出缺",
        UnreachableReason.AccountDisabled => "帳號已停用",
        UnreachableReason.AccountGone => "帳號已不存在",
        UnreachableReason.AbsenceDeclared => "請假中",
        UnreachableReason.BotBlocked => "訊息遭封鎖，無法送達",
        UnreachableReason.BotNotInstalled => "未安裝本系統，無法送達",
        UnreachableReason.Undeliverable => "訊息無法送達",
        UnreachableReason.RetriesExhausted => "多次重送仍無法送達",
        UnreachableReason.Declined => "回覆無法處理",
        UnreachableReason.NoAnswer => "逾時未簽收",
        UnreachableReason.Undecided => "已簽收但逾時未處理",
        _ => "經人員要求立即往上陳報",
    };

    public static string Print(this NotifyCause cause) => cause switch
    {
        NotifyCause.HolderUnreachable => "因本人無法聯繫",
        NotifyCause.HolderMayBeAway => "因本人可能不在（離線或自動回覆）而一併通知",
        NotifyCause.HalfOfWindow => "因本人逾簽收時間之半仍未簽收",
        NotifyCause.HandedOver => "經本人轉交",
        _ => "",
    };

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

    public static string Print(this Milestone milestone) => milestone switch
    {
        Milestone.Discovered => "發現",
        Milestone.Reported => "通報",
        Milestone.Established => "確認成立",
        Milestone.Contained => "完成損害控制或復原",
        Milestone.Dismissed => "判定不成立",
        _ => "結案",
    };

    public static string Print(this Deadline deadline) => deadline.Unit == DeadlineUnit.Hours ? $"{deadline.Amount}小時" : $"{deadline.Amount}個月";

    public static string Print(this MessageKind kind) => kind switch
    {
        MessageKind.Receipt => "收據",
        MessageKind.Escalation => "層級通報",
        MessageKind.Alarm => "警報",
        MessageKind.PhoneNow => "請撥電話",
        MessageKind.Dismissed => "不成立通知",
        MessageKind.SeverityChanged => "等級變更",
        MessageKind.Mine => "個人應辦事項",
        MessageKind.Duties => "應辦事項總表",
        MessageKind.Reminder => "系統提醒",
        MessageKind.Unowned => "無人可辦",
        MessageKind.Notice => "通知",
        MessageKind.Digest => "晨報",
        _ => "結案通知",
    };

    /// <summary>The moment of a reminder.</summary>
    public static string Step(int step) => step switch
    {
        1 => "時限已過半",
        2 => "時限已過八成",
        3 => "時限已過九成五",
        4 => "時限屆至",
        _ => $"逾期第{step - 4}次",
    };

    /// <summary>An answer as a reader sees it.</summary>
    public static string Answer(Question question, string text) => question.Kind switch
    {
        FactKind.YesNo => text == "true" ? "是" : "否",
        FactKind.Choice => question.Choices.FirstOrDefault(choice => choice.Id == text)?.Title.ZhTw ?? text,
        FactKind.Instant => LocalTime.At(FactValue.Parse(FactKind.Instant, text)!.AsInstant!.Value),
        _ => text,
    };
}
