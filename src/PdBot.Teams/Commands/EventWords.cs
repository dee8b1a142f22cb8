using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;
using PdBot.Teams.Cards.Screens;

namespace PdBot.Teams.Commands;

/// <summary>What stored events are called on the screen.</summary>
public static class EventWords
{
    private static readonly Dictionary<string, LocalizedText> Names = new()
    {
        ["report-opened"] = new("通報", "Reported"),
        ["fact-stated"] = new("填報事實", "Fact stated"),
        ["severity-assessed"] = new("評定嚴重程度", "Severity assessed"),
        ["incident-established"] = new("個資事件成立", "Incident established"),
        ["report-dismissed"] = new("判定不成立，結束", "Dismissed"),
        ["attempt-refused"] = new("拒絕無權限之動作", "Attempt refused"),
        ["level-opened"] = new("輪至此層級", "Level opened"),
        ["contact-notified"] = new("通知聯絡人", "Contact notified"),
        ["contact-unreachable"] = new("聯絡人無法聯絡", "Contact unreachable"),
        ["level-acknowledged"] = new("簽收", "Acknowledged"),
        ["level-judged"] = new("判定", "Judged"),
        ["level-approved"] = new("核准", "Approved"),
        ["level-returned"] = new("退回", "Returned"),
        ["level-declined"] = new("無法處理", "Declined"),
        ["level-handed-over"] = new("轉交代理人", "Handed over"),
        ["escalation-demanded"] = new("要求立即往上陳報", "Escalation demanded"),
        ["level-completed"] = new("層級完成", "Level completed"),
        ["level-passed-over"] = new("往上一層級逕行陳報", "Level passed over"),
        ["chain-completed"] = new("逐級陳報完成", "Chain completed"),
        ["chain-exhausted"] = new("各層級均無人回應，發出警報", "Chain exhausted, alarm raised"),
        ["chain-walked-again"] = new("再次逐級通報", "Chain walked again"),
        ["alarm-had-no-receiver"] = new("警報無人可收", "Alarm had no receiver"),
        ["report-taken-over"] = new("執行小組接手", "Taken over"),
        ["card-delivered"] = new("卡片送達", "Card delivered"),
        ["card-failed"] = new("卡片未送達", "Card not delivered"),
        ["task-opened"] = new("應辦事項開始", "Duty opened"),
        ["task-assigned"] = new("交辦", "Duty assigned"),
        ["assignee-unreachable"] = new("承辦人無法送達", "Owner unreachable"),
        ["task-unowned"] = new("應辦事項無人可交辦，通知執行小組", "Duty without owner"),
        ["task-dropped"] = new("事實查明後毋須辦理", "Duty dropped by the facts"),
        ["clock-set"] = new("時限起算", "Time limit begins"),
        ["reminder-due"] = new("系統提醒", "Reminder"),
        ["digest-due"] = new("每日彙整", "Daily digest"),
        ["notice-given"] = new("通知", "Notice given"),
        ["notice-collapsed"] = new("通知者與受通知者為同一人，免通知", "Notice to oneself left out"),
        ["task-done"] = new("辦理完成", "Duty done"),
        ["batch-notified"] = new("通知當事人", "Data subjects told"),
        ["task-approved"] = new("審核通過", "Duty approved"),
        ["task-returned"] = new("退回", "Duty returned"),
        ["task-extended"] = new("展延", "Time limit extended"),
        ["task-waived"] = new("免辦", "Duty waived"),
        ["retention-ended"] = new("保存期限屆滿", "Retention period over"),
        ["hold-placed"] = new("證據保全", "Hold placed"),
        ["hold-lifted"] = new("解除保全", "Hold lifted"),
        ["report-purged"] = new("銷毀紀錄", "Records destroyed"),
        ["meeting-begun"] = new("著手召開緊急應變會議", "Emergency meeting begun"),
        ["meeting-given-up"] = new("緊急應變會議未能列入其行事曆", "Emergency meeting not made in this calendar"),
        ["meeting-called"] = new("召開緊急應變會議", "Emergency meeting called"),
        ["drill-paced"] = new("演練採壓縮時間", "Drill in compressed time"),
        ["report-closed"] = new("結案", "Closed"),
    };

    /// <summary>The words for a stored name such as <c>level-acknowledged.1</c>; the name itself when it is not known.</summary>
    public static string Say(Language language, string type) =>
        Names.TryGetValue(type.Split('.')[0], out var name) ? name.For(language) : type;

    private static readonly Dictionary<string, LocalizedText> Values = new()
    {
        [nameof(NotifyCause.Holder)] = new("本人", "holder"),
        [nameof(NotifyCause.HolderUnreachable)] = new("代理人：任職者無法聯絡", "deputy: holder unreachable"),
        [nameof(NotifyCause.HolderMayBeAway)] = new("代理人：任職者可能不在", "deputy: holder may be away"),
        [nameof(NotifyCause.HalfOfWindow)] = new("代理人：已逾期限之半", "deputy: half of the window is over"),
        [nameof(NotifyCause.HandedOver)] = new("代理人：任職者轉交", "deputy: handed over"),
        [nameof(Verdict.Established)] = new("成立", "established"),
        [nameof(Verdict.Dismissed)] = new("不成立", "dismissed"),
        [nameof(MessageKind.Receipt)] = new("通報回執", "receipt"),
        [nameof(MessageKind.Escalation)] = new("通報卡片", "escalation card"),
        [nameof(MessageKind.Alarm)] = new("警報", "alarm"),
        [nameof(MessageKind.PhoneNow)] = new("請改以電話通報", "phone now"),
        [nameof(MessageKind.SeverityChanged)] = new("等級變更", "severity changed"),
        [nameof(MessageKind.Mine)] = new("個人應辦事項", "own duties"),
        [nameof(MessageKind.Duties)] = new("應辦事項總覽", "all duties"),
        [nameof(MessageKind.Reminder)] = new("系統提醒", "reminder"),
        [nameof(MessageKind.Unowned)] = new("無人可交辦", "duty without owner"),
        [nameof(MessageKind.Notice)] = new("通知", "notice"),
        [nameof(MessageKind.Digest)] = new("每日彙整", "digest"),
        [nameof(MessageKind.Closed)] = new("結案", "closed"),
        [nameof(TaskPart.Owner)] = new("主責", "owner"),
        [nameof(TaskPart.Reviewer)] = new("審核", "reviewer"),
        [nameof(TaskCause.Due)] = new("輪到辦理", "its turn"),
        [nameof(TaskCause.SeverityChanged)] = new("等級變更，再次辦理", "severity changed"),
        [nameof(TaskCause.Returned)] = new("退回", "returned"),
        [nameof(TaskCause.Again)] = new("再次輪到", "again"),
        ["True"] = new("是", "yes"),
        ["False"] = new("否", "no"),
        ["true"] = new("是", "yes"),
        ["false"] = new("否", "no"),
    };

    /// <summary>The words for a stored value such as <c>HalfOfWindow</c>; the value itself when it is nobody's name.</summary>
    public static string SayValue(Language language, string value) =>
        Values.TryGetValue(value, out var words) ? words.For(language)
        : value.Length > 0 && char.IsAsciiLetterUpper(value[0]) && Enum.TryParse<UnreachableReason>(value, out var reason) ? Say(language, reason)
        : value;

    /// <summary>Why someone could not be reached, as the end of a sentence about that person.</summary>
    public static string Say(Language language, UnreachableReason reason) => new Screen(language, TimeZoneInfo.Utc).Reason(reason);

    internal static string Say(Screen screen, string type) => Say(screen.Language, type);
}
