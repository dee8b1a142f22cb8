using System.Globalization;
using PdBot.Domain;
using PdBot.Teams.Cards.Schema;

namespace PdBot.Teams.Cards.Screens;

/// <summary>The verbs of the buttons, and the data that comes back with them.</summary>
internal static class Verbs
{
    public const string Refresh = "refresh";
    public const string Acknowledge = "acknowledge";
    public const string Establish = "establish";
    public const string Dismiss = "dismiss";
    public const string Approve = "approve";
    public const string Return = "return";
    public const string Decline = "decline";
    public const string HandOver = "hand-over";
    public const string Escalate = "escalate";
    public const string TakeOver = "take-over";
    public const string StartReport = "start-report";
    public const string SubmitReport = "submit-report";
    public const string EditFacts = "edit-facts";
    public const string CorrectFacts = "correct-facts";
    public const string ShowMine = "show-mine";
    public const string CheckIn = "check-in";

    public const string CompleteTask = "complete-task";
    public const string RecordBatch = "record-batch";
    public const string ApproveTask = "approve-task";
    public const string ReturnTask = "return-task";
    public const string ExtendTask = "extend-task";
    public const string WaiveTask = "waive-task";
    public const string Close = "close";
    public const string Documents = "documents";
    public const string PlaceHold = "place-hold";
    public const string LiftHold = "lift-hold";
    public const string Purge = "purge";

    public const string PrepareMeeting = "prepare-meeting";
    public const string CallMeeting = "call-meeting";

    public const string TaskKey = "task";
    public const string ReportKey = "report";
    public const string KindKey = "card";
    public const string LevelKey = "level";
    public const string ReasonKey = "reason";
    public const string QuarterKey = "quarter";

    /// <summary>What names a report, a card of it, and a level.</summary>
    public static CardData Data(ReportId report, string kind, int level) =>
        CardData.Of((ReportKey, report.Value), (KindKey, kind), (LevelKey, level < 0 ? null : level.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What names a report, a card of it, and a task or a notice.</summary>
    public static CardData Data(ReportId report, string kind, string subject) =>
        CardData.Of((ReportKey, report.Value), (KindKey, kind), (TaskKey, subject));
}
