using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Drills;
using PdBot.Domain.Escalation;
using PdBot.Domain.Meetings;
using PdBot.Domain.Reports;
using PdBot.Domain.Retention;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;

namespace PdBot.Storage.Tests.Events;

/// <summary>One of every stored event, with invented people, odd characters included.</summary>
internal static class EventSamples
{
    private static readonly DateTimeOffset At = new DateTimeOffset(2026, 3, 2, 9, 5, 0, TimeSpan.FromHours(8)).AddTicks(1234567);
    private static readonly PersonId Anna = new("0a000000-0000-0000-0000-000000000001");
    private static readonly PersonId Ben = new("0b000000-0000-0000-0000-000000000002");

    public static readonly ReportEvent[] All =
    [
        new ReportOpened(At, Anna, "林測試", new("PD-115-0001"), ReportMode.Drill, new("cgu"), new("0123abcd"), new("library"), new("staff")),
        new FactStated(At, Anna, "𠮷田 \"測\" <試> & \\ '", new("records"), "1000\n筆"),
        new SeverityAssessed(At, 3, "s1 s2?"),
        new IncidentEstablished(At, 1, "林測試", ""),
        new ReportDismissed(At, 1, "林測試", "查無外洩"),
        new AttemptRefused(At, Ben, "", "judge", -1),
        new LevelOpened(At, 0, 1, At.AddMinutes(30)),
        new ContactNotified(At, 0, 1, Anna, "林測試", new("unit-head"), Ben, NotifyCause.HalfOfWindow),
        new ContactUnreachable(At, 0, 1, null, "", new("unit-head"), null, UnreachableReason.RoleVacant, ""),
        new LevelAcknowledged(At, Anna, "林測試", Ben, 0, Late: true),
        new LevelJudged(At, Anna, "林測試", null, 0, Late: false, Verdict.Established, ""),
        new LevelApproved(At, Anna, "林測試", null, 2, Late: false),
        new LevelReturned(At, Anna, "林測試", null, 2, Late: false, 0, "請補充"),
        new LevelDeclined(At, Anna, "林測試", null, 0, Late: false, "出差"),
        new LevelHandedOver(At, Anna, "林測試", null, 0, Late: false, Ben),
        new EscalationDemanded(At, Anna, "林測試", null, 0, Late: false, "情況緊急"),
        new LevelCompleted(At, 0),
        new LevelPassedOver(At, 0, 1, UnreachableReason.NoAnswer, "陳範例"),
        new ChainCompleted(At),
        new ChainExhausted(At, 1, At.AddMinutes(15)),
        new ChainWalkedAgain(At, 2),
        new AlarmHadNoReceiver(At, 1),
        new ReportTakenOver(At, Anna, "林測試"),
        new CardDelivered(At, "3|0", MessageKind.Escalation, "level-0", Anna.Value, 0, "a:1", "f:2", "https://smba.trafficmanager.net/tw/", 7),
        new CardFailed(At, "3|0", "level-0", Anna.Value, Rewrite: false, "403 BotNotInConversationRoster"),
        new TaskOpened(At, "platform-report", 1, TaskCause.Due),
        new TaskAssigned(At, "platform-report", 1, TaskPart.Owner, Anna, "林測試", Ben),
        new AssigneeUnreachable(At, "platform-report", 1, TaskPart.Owner, Anna, "林測試", "403 MessageWritesBlocked"),
        new TaskUnowned(At, "lessons", 1, TaskPart.Reviewer),
        new TaskDropped(At, "police"),
        new ClockSet(At, "platform-report", 0, At.AddMinutes(-5), At.AddMinutes(55)),
        new ReminderDue(At, "platform-report", 1, 0, 2),
        new DigestDue(At, 7, 1),
        new NoticeGiven(At, "resolved-copy", null, ""),
        new NoticeCollapsed(At, "verified-head"),
        new TaskDone(At, Anna, "林測試", Ben, "platform-report", At.AddMinutes(-1), "網站", "通報應變網站", "1150300012", "", "系統壅塞"),
        new BatchNotified(At, Anna, "林測試", null, "data-subjects", At, "電子郵件", 118, 2, new string('a', 64)),
        new TaskApproved(At, Anna, "林測試", null, "record"),
        new TaskReturned(At, Anna, "林測試", null, "record", "record", "請補充"),
        new TaskExtended(At, Anna, "林測試", null, "final-report", At.AddDays(40), "鑑識未完成", "府個字第1號"),
        new TaskWaived(At, Anna, "林測試", null, "police", "非刑事案件", "府個字第2號"),
        new ReportClosed(At, Anna, "林測試", "已完成"),
        new MeetingBegun(At, Anna, "林測試", At.AddMinutes(25), 60, WithContacts: true),
        new MeetingGivenUp(At, At.AddMinutes(25), Anna, "林測試", "403 ErrorAccessDenied"),
        new MeetingCalled(At, Anna, "林測試", At.AddMinutes(25), 60, 4, "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0"),
        new DrillPaced(At, 10),
        new RetentionEnded(At, At.AddDays(-1)),
        new HoldPlaced(At, Anna, "林測試", "訴訟進行中", "府法字第3號"),
        new HoldLifted(At, Anna, "林測試", "訴訟終結"),
        new ReportPurged(At, Anna, "林測試", "府秘字第4號", At.AddDays(-1)),
    ];
}
