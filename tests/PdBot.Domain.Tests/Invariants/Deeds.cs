using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Meetings;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;
using PdBot.Domain.Tests.World;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>What people and the Connector do at random, entitled or not.</summary>
internal sealed class Deeds(Dice dice)
{
    public static readonly TimeSpan[] Spans = [.. new[] { 0, 1, 7, 15, 16, 30, 31, 60, 125 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    private static readonly PersonId[] Everyone = [.. SmallRoster.Value.People.Keys.OrderBy(person => person.Value, StringComparer.Ordinal)];

    private static readonly string[] Records = ["", "10", "5000", "-3"];

    private static readonly string[] Special = ["", "false", "true"];

    private static readonly UnreachableReason[] Failures =
        [UnreachableReason.BotBlocked, UnreachableReason.BotNotInstalled, UnreachableReason.Undeliverable, UnreachableReason.RetriesExhausted];

    public ReportCommand Open() => Story.Open(("records", dice.Pick(Records[..3])), ("special", dice.Pick(Special)));

    public ReportCommand Act(Report report)
    {
        var level = dice.Roll(report.Levels.Length);
        var actor = dice.Pick(Everyone);
        if (dice.Chance(75) && Asked(report) is { } asked)
            (level, actor) = asked;
        if (report.Tasks.Any(task => task.Opening > 0) && dice.Chance(60))
            return OnDuty(report);
        return dice.Roll(23) switch
        {
            < 5 => new ReportCommand.Acknowledge(actor, level),
            < 8 => new ReportCommand.Judge(actor, level, Verdict.Established, ""),
            < 10 => new ReportCommand.Judge(actor, level, Verdict.Dismissed, "不實"),
            < 13 => new ReportCommand.Approve(actor, level),
            < 15 => new ReportCommand.Return(actor, level, "補件"),
            < 17 => new ReportCommand.Decline(actor, level, "出國"),
            17 => new ReportCommand.HandOver(actor, level),
            18 => new ReportCommand.EscalateNow(actor, level, "緊急"),
            19 => new ReportCommand.TakeOver(dice.Chance(50) ? SmallRoster.Chief : actor),
            20 => OnMeeting(report, dice.Chance(70) ? SmallRoster.Chief : actor),
            _ => new ReportCommand.CorrectFacts(
                dice.Chance(50) ? report.Reporter : actor, Story.Answers(("records", dice.Pick(Records)), ("special", dice.Pick(Special)))),
        };
    }

    /// <summary>A meeting is begun; or what its calendar said, sometimes of one that was given up or made long ago.</summary>
    private ReportCommand OnMeeting(Report report, PersonId actor)
    {
        var at = Story.Start.AddMinutes(30 * dice.Roll(8));
        var begun = report.MeetingsBegun is [] || dice.Chance(10) ? new MeetingBegun(at, SmallRoster.Aide, "許乙", at, 30, false) : dice.Pick(report.MeetingsBegun.ToArray());
        return dice.Roll(10) switch
        {
            < 5 => new ReportCommand.CallMeeting(actor, at, 60, dice.Chance(50)),
            < 8 => new ReportCommand.RecordMeeting(actor, begun, 2, dice.Chance(90) ? "https://join" : ""),
            _ => new ReportCommand.GiveUpMeeting(actor, begun, "403 ErrorAccessDenied"),
        };
    }

    /// <summary>Something that is wanted of a duty: mostly of one that waits for it, mostly by someone who was asked.</summary>
    private ReportCommand OnDuty(Report report)
    {
        var pending = report.Tasks.Where(task => task.IsPending).ToArray();
        var state = pending.Length > 0 && dice.Chance(80) ? dice.Pick(pending) : dice.Pick(report.Tasks.ToArray());
        var task = report.DefinitionOf(state).Id;
        var actor = dice.Chance(20) ? dice.Pick(Everyone) : state.Assignees.Length > 0 && dice.Chance(70) ? dice.Pick(state.Assignees.ToArray()).Person : SmallRoster.Chief;
        return dice.Roll(20) switch
        {
            < 7 => new ReportCommand.CompleteTask(actor, task, dice.Chance(50) ? null : Story.Start.AddMinutes(dice.Roll(300)))
            {
                Channel = "公文", Recipient = dice.Chance(90) ? "主管機關" : "", Reference = dice.Chance(90) ? "1" : "", Note = dice.Chance(90) ? "已辦" : "", LateReason = dice.Chance(50) ? "遲" : "",
            },
            < 12 => new ReportCommand.ApproveTask(actor, task),
            < 14 => new ReportCommand.ReturnTask(actor, task, "補件"),
            14 => new ReportCommand.ExtendTask(actor, task, Story.Start.AddMinutes(dice.Roll(9000)), "未完", "字1"),
            15 => new ReportCommand.WaiveTask(actor, task, "免", dice.Chance(60) ? "字2" : ""),
            16 => new ReportCommand.RecordBatch(actor, task, null, "電子郵件", dice.Roll(50), dice.Roll(3), ""),
            17 => new ReportCommand.Close(actor, ""),
            _ => new ReportCommand.CorrectFacts(report.Reporter, Story.Answers(("special", dice.Pick(Special)), ("discovered-at", $"2026-03-02T00:{dice.Roll(60):D2}:00Z"))),
        };
    }

    /// <summary>Sent by the Connector, refused, or sent without a word about it.</summary>
    public ReportCommand Fate(OutboxMessage message, Report report) => dice.Roll(10) switch
    {
        < 4 => new ReportCommand.RecordFailure(message, dice.Pick(Failures), "403"),
        _ when message.Rewrite => new ReportCommand.Tick(),
        4 => new ReportCommand.RecordDelivery(message, "c", "", "https://example.org/", report.Version),
        _ => new ReportCommand.RecordDelivery(message, "c", "a" + message.Key, "https://example.org/", dice.Roll((int)report.Version + 1)),
    };

    private (int Level, PersonId Actor)? Asked(Report report)
    {
        foreach (var level in report.Levels)
            if (level.Status == LevelStatus.Notified && level.Contacts.Length > 0 && level.Contacts[dice.Roll(level.Contacts.Length)].Person is { } person)
                return (level.Index, person);
        return null;
    }
}
