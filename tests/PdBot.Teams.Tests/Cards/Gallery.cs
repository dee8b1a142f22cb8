using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Deadlines;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Meetings;
using PdBot.Domain.Reports;
using PdBot.Domain.RollCalls;
using PdBot.Domain.Tasks;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Commands;
using PdBot.Teams.Deadlines;
using PdBot.Teams.Documents;
using PdBot.Teams.Escalation;
using PdBot.Teams.Intake;
using PdBot.Teams.Meetings;
using PdBot.Teams.Notices;
using PdBot.Teams.Reports;
using PdBot.Teams.RollCalls;
using PdBot.Teams.Tasks;

namespace PdBot.Teams.Tests.Cards;

/// <summary>Every card that people may meet, by name.</summary>
internal static class Gallery
{
    // The chain of the CGU procedure.
    private const int MailRoom = 0;
    private const int Unit = 2;
    private const int Head = 3;
    private const int Copy = 4;
    private const int Top = 5;

    private const string Clerk = "王示範";
    private const string Member = "黃測試";
    private const string MembersDeputy = "吳演習";
    private const string Dean = "劉模擬";
    private const string DeansDeputy = "蔡範例";
    private const string Contact = "陳虛構";
    private const string Executive = "曾演練";

    private const string Reason = "經查名單僅含公開之課程資訊，未含個人資料";

    public static IReadOnlyDictionary<string, Func<Language, AdaptiveCard>> Cards { get; } = new SortedDictionary<string, Func<Language, AdaptiveCard>>(StringComparer.Ordinal)
    {
        ["welcome"] = HelpCards.Welcome,
        ["help"] = HelpCards.Help,
        ["not-understood"] = HelpCards.NotUnderstood,

        ["intake"] = language => Intake(language, ReportMode.Real, null),
        ["intake-drill"] = language => Intake(language, ReportMode.Drill, null),
        ["intake-refused"] = language => Intake(language, ReportMode.Real, new Refusal(RefusalCode.TimeBeforeOther, "discovered-at")),
        ["correction"] = language => IntakeCard.DrawCorrection(Story.Cgu().SeenByReporter(language), ImmutableDictionary<string, string>.Empty),

        ["receipt-open"] = language => ReceiptCard.Draw(Story.Cgu("official-letter").SeenByReporter(language)),
        ["receipt-drill"] = language => ReceiptCard.Draw(Story.Cgu(mode: ReportMode.Drill).SeenByReporter(language)),
        ["receipt-completed"] = language => ReceiptCard.Draw(Completed().SeenByReporter(language)),
        ["receipt-dismissed"] = language => ReceiptCard.Draw(Dismissed().SeenByReporter(language)),
        ["receipt-alarm"] = language => ReceiptCard.Draw(Story.Cgu().After(60).SeenByReporter(language)),

        ["escalation-acknowledge"] = language => EscalationCard.Draw(Story.Cgu("official-letter").SeenBy(Clerk, language), MailRoom),
        ["escalation-acknowledge-top"] = language => EscalationCard.Draw(AtTop().SeenBy(Executive, language), Top),
        ["escalation-judge"] = language => EscalationCard.Draw(Story.Cgu().SeenBy(Member, language), Unit),
        ["escalation-approve"] = language => EscalationCard.Draw(Judged().SeenBy(Dean, language), Head),
        ["escalation-judge-drill"] = language => EscalationCard.Draw(Story.Cgu(mode: ReportMode.Drill).SeenBy(Member, language), Unit),
        ["escalation-judge-acknowledged"] = language => EscalationCard.Draw(Acknowledged().SeenBy(Member, language), Unit),
        ["escalation-approve-acknowledged"] = language => EscalationCard.Draw(With(Judged().After(2), (story, who) => new ReportCommand.Acknowledge(who(Dean), Head)).SeenBy(Dean, language), Head),

        ["escalation-acknowledge-completed"] = language => EscalationCard.Draw(With(Story.Cgu("official-letter").After(3), (_, who) => new ReportCommand.Acknowledge(who(Clerk), MailRoom)).SeenBy(Clerk, language), MailRoom),
        ["escalation-judge-completed"] = language => EscalationCard.Draw(Judged().SeenBy(Member, language), Unit),
        ["escalation-approve-completed"] = language => EscalationCard.Draw(Approved().SeenBy(Dean, language), Head),

        ["escalation-passed-over-no-answer"] = language => EscalationCard.Draw(Story.Cgu().After(11).SeenBy(Member, language), Unit),
        ["escalation-passed-over-late-acknowledged"] = language => EscalationCard.Draw(With(Story.Cgu().After(13), (_, who) => new ReportCommand.Acknowledge(who(Member), Unit)).SeenBy(Member, language), Unit),
        ["escalation-passed-over-undecided"] = language => EscalationCard.Draw(Acknowledged().After(12).SeenBy(Member, language), Unit),
        ["escalation-passed-over-declined"] = language => EscalationCard.Draw(BothDeclined().SeenBy(Member, language), Unit),
        ["escalation-passed-over-by-hand"] = language => EscalationCard.Draw(With(Story.Cgu().After(2), (_, _) => new ReportCommand.EscalateNow(Story.Reporter, Unit, "")).SeenBy(Member, language), Unit),
        ["escalation-declined"] = language => EscalationCard.Draw(With(Story.Cgu().After(2), (_, who) => new ReportCommand.Decline(who(Member), Unit, "")).SeenBy(Member, language), Unit),
        ["escalation-dismissed"] = language => EscalationCard.Draw(Dismissed().SeenBy(Member, language), Unit),

        ["escalation-deputy-half-of-window"] = language => EscalationCard.Draw(Story.Cgu().After(6).SeenBy(MembersDeputy, language), Unit),
        ["escalation-deputy-declined"] = language => EscalationCard.Draw(With(Story.Cgu().After(2), (_, who) => new ReportCommand.Decline(who(Member), Unit, "")).SeenBy(MembersDeputy, language), Unit),
        ["escalation-deputy-handed-over"] = language => EscalationCard.Draw(With(Story.Cgu().After(2), (_, who) => new ReportCommand.HandOver(who(Member), Unit)).SeenBy(MembersDeputy, language), Unit),
        ["escalation-deputy-holder-blocked"] = language => EscalationCard.Draw(Blocked().SeenBy(MembersDeputy, language), Unit),
        ["escalation-deputy-holder-may-be-away"] = language => EscalationCard.Draw(Story.Cgu(unit: "student-affairs").SeenBy("許設想", language), Unit),
        ["escalation-deputy-on-leave"] = language => EscalationCard.Draw(
            With(Story.Cgu(unit: "library").After(2), (_, who) => new ReportCommand.Judge(who("謝佔位"), Unit, Verdict.Established, "")).SeenBy("洪預設", language), Head),

        ["escalation-after-passed-over"] = language => EscalationCard.Draw(Story.Cgu().After(11).SeenBy(Dean, language), Head),
        ["escalation-after-declined"] = language => EscalationCard.Draw(BothDeclined().SeenBy(Dean, language), Head),
        ["escalation-after-two-passed-over"] = language => EscalationCard.Draw(Story.Cgu().After(21).SeenBy(Executive, language), Top),
        ["escalation-copy"] = language => EscalationCard.Draw(Story.Cgu().After(21).SeenBy(Contact, language), Copy),
        ["escalation-copy-silent"] = language => EscalationCard.Draw(Story.Cgu().After(27).SeenBy(Contact, language), Copy),
        ["escalation-returned"] = language => EscalationCard.Draw(Returned().SeenBy(Member, language), Unit),
        ["escalation-second-walk"] = language => EscalationCard.Draw(Story.Cgu().After(67).SeenBy(Member, language), Unit),

        ["alarm"] = language => AlarmCard.Draw(Story.Cgu().After(36).SeenBy(Executive, language)),
        ["alarm-answered"] = language => AlarmCard.Draw(With(Story.Cgu().After(40), (_, who) => new ReportCommand.TakeOver(who(Executive))).SeenBy("邱試算", language)),
        ["alarm-meeting"] = language => AlarmCard.Draw(Met(Story.Cgu().After(36)).SeenBy("邱試算", language) with { CanMeet = true }),
        ["duties-meeting"] = language => DutiesCard.Draw(Met(Judged()).SeenBy(Executive, language) with { CanMeet = true }),
        ["meeting"] = language => MeetingCard.Draw(Met(Story.Cgu(mode: ReportMode.Drill).After(36)).SeenBy(Executive, language)),
        ["meeting-form"] = language => MeetingCard.Form(Judged().SeenBy(Executive, language), AlarmCard.Kind, new MeetingChoice(Story.Noon.AddMinutes(30), MeetingRules.UsualMinutes, WithContacts: false), 2),
        ["meeting-form-refused"] = language => MeetingCard.Form(
            Judged().SeenBy(Executive, language), MeetingCard.Kind, new MeetingChoice(DateTimeOffset.MaxValue, 0, WithContacts: true), 0,
            Parts.Notice(Screen(language).Say(new Refusal(RefusalCode.NoSuchMeetingTime), null), ContainerStyle.Attention)),
        ["meeting-busy"] = language => TextCard.Draw(language, ContainerStyle.Attention, Screen(language).Say(new Refusal(RefusalCode.MeetingNotMade, "429"), null)),
        ["meeting-not-certain"] = language => TextCard.Draw(language, ContainerStyle.Attention, Screen(language).Say(new Refusal(RefusalCode.MeetingNotMade, "NoAnswer"), null)),
        ["meeting-no-right"] = language => MeetingCard.Refused(Judged().SeenBy(Executive, language), new Refusal(RefusalCode.MeetingNotMade, "Calendars.ReadWrite")),
        ["meeting-off"] = language => MeetingCard.Refused(Judged().SeenBy(Executive, language), new Refusal(RefusalCode.MeetingNotMade)),
        ["phone-now"] = language => NewsCards.PhoneNow(Story.Cgu().After(36).SeenByReporter(language)),
        ["phone-now-walked-again"] = language => NewsCards.PhoneNow(Story.Cgu().After(67).SeenByReporter(language)),
        ["phone-now-over"] = language => NewsCards.PhoneNow(With(Story.Cgu().After(40), (_, who) => new ReportCommand.TakeOver(who(Executive))).SeenByReporter(language)),
        ["dismissed-unit"] = language => NewsCards.Dismissed(Dismissed().SeenBy(Member, language)),
        ["dismissed"] = language => NewsCards.Dismissed(Dismissed().SeenByReporter(language)),
        ["severity-changed"] = language => NewsCards.SeverityChanged(With(Story.Niu().After(4), (_, who) => new ReportCommand.CorrectFacts(
            who("江虛擬"), ImmutableDictionary<FactKey, string>.Empty.Add(FactKey.From("records"), "1200").Add(FactKey.From("protected"), ""))).SeenBy("何試辦", language)),

        ["duties-mine"] = language => MyDutiesCard.Draw(Judged().SeenBy(Member, language)),
        ["duties-mine-overdue"] = language => MyDutiesCard.Draw(Judged().After(90).SeenBy(Member, language)),
        ["duties-mine-replaced"] = language => MyDutiesCard.Draw(Replaced().SeenBy(Member, language), Slots.Mine(1)),
        ["duties-mine-review"] = language => MyDutiesCard.Draw(Contained().SeenBy(Dean, language)),
        ["duties-mine-none"] = language => MyDutiesCard.Draw(AllDone().SeenBy(Member, language)),
        ["duties"] = language => DutiesCard.Draw(Reported().SeenBy(Executive, language)),
        ["duties-overdue"] = language => DutiesCard.Draw(Judged().After(90).SeenBy(Executive, language)),
        ["duties-ready"] = language => DutiesCard.Draw(AllDone().SeenBy(Executive, language)),
        ["duties-closed"] = language => DutiesCard.Draw(Closed().SeenBy(Executive, language)),
        ["task-reference"] = language => Task(language, Judged(), Member, "platform-report"),
        ["task-reference-overdue"] = language => Task(language, Judged().After(90), Member, "platform-report"),
        ["task-reference-executive"] = language => Task(language, Judged(), Executive, "platform-report"),
        ["task-note"] = language => Task(language, Judged(), Member, "damage-control"),
        ["task-sending"] = language => Task(language, Judged(), Dean, "police"),
        ["task-data-subjects"] = language => Task(language, WithBatch(), Member, "data-subjects"),
        ["task-optional"] = language => Task(language, Judged(), Member, "public-notice-draft"),
        ["task-review"] = language => Task(language, Contained(), Dean, "damage-control"),
        ["task-returned"] = language => Task(language, With(Contained(), (_, who) => new ReportCommand.ReturnTask(who(Dean), "damage-control", "請附收件人刪除之回覆紀錄")), Member, "damage-control"),
        ["task-done"] = language => Task(language, Reported(), Member, "platform-report"),
        ["task-done-late"] = language => Task(language, With(Judged().After(90), (_, who) => new ReportCommand.CompleteTask(who(Member), "platform-report", null) { Reference = "1151120007", LateReason = "通報網站維護中" }), Executive, "platform-report"),
        ["task-waived"] = language => Task(language, With(Judged(), (_, who) => new ReportCommand.WaiveTask(who(Executive), "police", "非人為竄改或失竊", "長庚大個字第1150001號")), Dean, "police"),
        ["task-extended"] = language => Task(language, With(Judged(), (_, who) => new ReportCommand.ExtendTask(who(Executive), "damage-control", Story.Noon.AddDays(3), "鑑識廠商尚未完成", "長庚大個字第1150002號")), Member, "damage-control"),
        ["reminder-half"] = language => Reminder(language, Judged().After(31), 0, 1),
        ["reminder-end"] = language => Reminder(language, Judged().After(61), 0, ReminderRules.AtTheEnd),
        ["reminder-overdue"] = language => Reminder(language, Judged().After(190), 0, ReminderRules.AtTheEnd + 2),
        ["reminder-shadow"] = language => Reminder(language, Judged().After(45), 1, ReminderRules.AtTheEnd),
        ["reminder-done"] = language => Reminder(language, Reported(), 0, 1),
        ["notice"] = language => NoticeCard.Draw(Contained().SeenBy(Contact, language), "resolved-copy"),
        ["closed"] = language => ClosedCard.Draw(Closed().SeenByReporter(language)),
        ["documents"] = language => DocumentsCard.Draw(Judged().SeenBy(Executive, language), Story.Cgu().Who(Executive), new FixedLinks()),
        ["drill-score"] = language => ClosedCard.Draw(With(With(Story.Cgu(mode: ReportMode.Drill).After(11), (_, who) => new ReportCommand.Judge(who(Dean), Head, Verdict.Established, "")).After(20), (_, who) => new ReportCommand.CompleteTask(who(Member), "platform-report", null) { Reference = "1" })
            .Does(new ReportCommand.Close(Story.Cgu().Who(Executive), "業務單位無人簽收，應增列代理人")).SeenBy(Executive, language)),
        ["closed-executive"] = language => ClosedCard.Draw(Closed().SeenBy(Executive, language)),
        ["closed-on-hold"] = language => ClosedCard.Draw(With(Closed(), (_, who) => new ReportCommand.PlaceHold(who(Executive), "訴訟進行中", "長庚大法字第1150003號")).SeenBy(Executive, language)),
        ["closed-may-be-destroyed"] = language => ClosedCard.Draw(Closed().After(TimeSpan.FromDays(3 * 366).TotalMinutes).SeenBy(Executive, language)),
        ["receipt-closed"] = language => ReceiptCard.Draw(Closed().SeenByReporter(language)),
        ["mine-with-duties"] = language => ListCards.Reports(
            Screen(language), Screen(language).Say("待您處理的案件", "What waits for you"), "", Story.Cgu().Who(Member), [Judged().SeenBy(Member, language).Report]),
        ["refusal-duties-open"] = language => DutiesCard.Draw(Reported().SeenBy(Executive, language), Parts.Notice(Screen(language).Say(new Refusal(RefusalCode.DutiesOpen, "9"), null), ContainerStyle.Attention)),

        ["press-already-on-record"] = language => EscalationCard.Draw(
            Acknowledged().SeenBy(Member, language), Unit, Parts.Notice(Screen(language).Say("此動作先前已記錄，無須重複；最新狀態如下。", "This was already on record; this is how it stands."), ContainerStyle.Emphasis)),
        ["press-stale"] = language => Pressed(language, Judged(), MembersDeputy, (who, unit) => new ReportCommand.Judge(who, unit, Verdict.Dismissed, Reason)),
        ["press-reason-missing"] = language => Pressed(language, Acknowledged(), Member, (who, unit) => new ReportCommand.Judge(who, unit, Verdict.Dismissed, " ")),
        ["refusal"] = language => TextCard.Draw(language, ContainerStyle.Attention, Screen(language).Say(new Refusal(RefusalCode.NotEntitled), null)),
        ["no-such-report"] = language => TextCard.Draw(language, ContainerStyle.Attention, Screen(language).Say(new Refusal(RefusalCode.NoSuchReport), null)),

        ["status"] = language => List(language, "您相關的案件", "Your reports"),
        ["mine-empty"] = language => ListCards.Reports(Screen(language), Screen(language).Say("待您處理的案件", "What waits for you"), Screen(language).Say("目前沒有待您處理的案件。", "Nothing waits for you."), Story.Reporter, []),
        ["mine"] = language => ListCards.Reports(
            Screen(language), Screen(language).Say("待您處理的案件", "What waits for you"), "", Story.Cgu().Who(Member), [Story.Cgu().SeenBy(Member, language).Report, Acknowledged().SeenBy(Member, language).Report]),
        ["log"] = language => ListCards.Log(Screen(language), Completed().SeenByReporter(language).Report, Completed().Rows),
        ["roll-call"] = language => RollCallCard.Draw(RollCall(language, "洪預設", null)),
        ["roll-call-deputy-of-one"] = language => RollCallCard.Draw(RollCall(language, "李假名", null)),
        ["roll-call-checked-in"] = language => RollCallCard.Draw(RollCall(language, "曾演練", Story.Noon)),
        ["roll-call-checked-in-before"] = language => RollCallCard.Draw(
            RollCall(language, "曾演練", Story.Noon), Parts.Notice(Screen(language).Say("您先前已完成報到，無須重複。", "You had checked in before; nothing more is needed."), ContainerStyle.Emphasis)),
        ["roll-call-refused"] = language => TextCard.Draw(language, ContainerStyle.Attention, Screen(language).Say(new Refusal(RefusalCode.NotEntitled, RollCallCard.Kind), null)),
        ["roster"] = language => ListCards.Roster(Screen(language), Story.SetupOf("cgu-example"), UnitId.From("library"), Story.Noon),
    };

    private static Screen Screen(Language language) => PdBot.Teams.Cards.Screens.Screen.For(language, "Asia/Taipei");

    private static RollCallView RollCall(Language language, string name, DateTimeOffset? checkedInAt)
    {
        var setup = Story.SetupOf("cgu-example");
        var contact = RollCallRules.Asked(setup.Procedure, setup.Organisation).Single(contact => setup.Organisation.Find(contact.Person)?.Name == name);
        return new(Screen(language), setup.Organisation, new Quarter(2026, 4), contact, Story.Noon.AddDays(7), checkedInAt, $"29:{contact.Person}");
    }

    private static Story With(Story story, Func<Story, Func<string, PersonId>, ReportCommand> command) => story.Does(command(story, story.Who));

    private static Story Met(Story story) => With(With(story, (_, who) =>
        new ReportCommand.CallMeeting(who(Executive), Story.Noon.AddHours(1), MeetingRules.UsualMinutes, WithContacts: false)), (begun, who) =>
        new ReportCommand.RecordMeeting(who(Executive), begun.SeenByReporter(Language.ZhTw).Report.MeetingsBegun[0], 2, "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0"));

    private static Story Acknowledged() => With(Story.Cgu().After(2), (_, who) => new ReportCommand.Acknowledge(who(Member), Unit));

    private static Story Judged() => With(Acknowledged().After(3), (_, who) => new ReportCommand.Judge(who(Member), Unit, Verdict.Established, "名單含身分證字號，確已寄出"));

    private static Story Approved() => With(Judged().After(2), (_, who) => new ReportCommand.Approve(who(Dean), Head));

    private static Story AtTop() => With(Approved().After(1), (_, who) => new ReportCommand.Acknowledge(who(Contact), Copy));

    private static Story Completed() => With(AtTop().After(2), (_, who) => new ReportCommand.Acknowledge(who(Executive), Top));

    private static Story Reported() => With(Completed().After(3), (_, who) => new ReportCommand.CompleteTask(who(Member), "platform-report", null) { Reference = "1151120007" });

    private static Story Contained() => With(Completed().After(60), (_, who) => new ReportCommand.CompleteTask(who(Member), "damage-control", null) { Note = "已請收件人刪除信件並逐一回覆" });

    private static Story WithBatch() => With(Completed().After(60), (_, who) => new ReportCommand.RecordBatch(who(Member), "data-subjects", null, "電子郵件", 1262, 18, new string('a', 64)));

    /// <summary>Two cards of the same person's duties, one after the other.</summary>
    private static Story Replaced()
    {
        var story = Judged();
        var returned = With(story.Delivered(story.Who(Member), MessageKind.Mine), (_, who) => new ReportCommand.CompleteTask(who(Member), "damage-control", null) { Note = "已處理" });
        return With(returned, (_, who) => new ReportCommand.ReturnTask(who(Dean), "damage-control", "請補充")).Delivered(story.Who(Member), MessageKind.Mine);
    }

    private static Story AllDone()
    {
        var story = WithBatch();
        var executive = story.Who(Executive);
        for (var open = true; open;)
        {
            var report = story.SeenBy(Executive, Language.ZhTw).Report;
            open = false;
            foreach (var task in report.Tasks.Where(task => task.IsPending && !report.IsOptional(task)))
            {
                open = true;
                var id = report.DefinitionOf(task).Id;
                story.Does(task.Status == TaskStage.InReview
                    ? new ReportCommand.ApproveTask(executive, id)
                    : new ReportCommand.CompleteTask(executive, id, null) { Note = "已辦理", Reference = "1151120007", Channel = "公文", Recipient = "相關單位", LateReason = "通報網站維護中" });
            }
        }
        return story;
    }

    private static Story Closed() => With(AllDone().After(30), (_, who) => new ReportCommand.Close(who(Executive), "已完成改善並宣導"));

    private static AdaptiveCard Task(Language language, Story story, string name, string task)
    {
        var view = story.SeenBy(name, language);
        return TaskCard.Draw(view, view.Report.FindTask(task) ?? throw new ArgumentException($"No task {task}"));
    }

    private static AdaptiveCard Reminder(Language language, Story story, int clock, int step)
    {
        var view = story.SeenBy(Executive, language);
        return ReminderCard.Draw(view, view.Report.FindTask("platform-report")!, clock, step);
    }

    private static Story Dismissed() => With(Acknowledged().After(3), (_, who) => new ReportCommand.Judge(who(Member), Unit, Verdict.Dismissed, Reason));

    private static Story Returned() => With(Judged().After(2), (_, who) => new ReportCommand.Return(who(Dean), Head, "請補充外洩筆數及收件人數"));

    private static Story BothDeclined() => With(
        With(Story.Cgu().After(2), (_, who) => new ReportCommand.Decline(who(Member), Unit, "")).After(1), (_, who) => new ReportCommand.Decline(who(MembersDeputy), Unit, ""));

    private static Story Blocked()
    {
        var story = Story.Cgu();
        return story.Undeliverable(story.Who(Member));
    }

    private static AdaptiveCard Pressed(Language language, Story story, string name, Func<PersonId, int, ReportCommand> press)
    {
        var refusal = story.Try(press(story.Who(name), Unit)) ?? throw new InvalidOperationException("The press was not refused.");
        return EscalationCard.Draw(story.SeenBy(name, language), Unit, Parts.Notice(Screen(language).Say(refusal, story.Setup.Procedure), ContainerStyle.Attention));
    }

    private static AdaptiveCard Intake(Language language, ReportMode mode, Refusal? refusal)
    {
        var setup = Story.SetupOf("cgu-example");
        var given = refusal is null ? IntakeInputs.AtFirst(setup.Procedure.Intake, Screen(language), Story.Noon) : new Dictionary<string, string>
        {
            ["unit"] = "library",
            ["source"] = "phone",
            ["q-event-kind"] = "breach",
            ["q-description"] = "讀者來電表示收到他人之借閱通知",
            ["q-occurred-at-date"] = "2026-11-20",
            ["q-occurred-at-time"] = "10:00",
            ["q-discovered-at-date"] = "2026-11-20",
            ["q-discovered-at-time"] = "09:00",
            ["q-records"] = "12",
            ["q-infosec"] = "unknown",
        }.ToImmutableDictionary();
        return IntakeCard.Draw(
            Screen(language), setup, setup.Organisation.People.Values.First(person => person.Name == "洪預設"), mode, "f:1", given,
            refusal is null ? null : Parts.Notice(Screen(language).Say(refusal, setup.Procedure), ContainerStyle.Attention));
    }

    private static AdaptiveCard List(Language language, string zhTw, string en)
    {
        var reports = new[] { Story.Cgu(), Acknowledged(), Story.Cgu().After(36), Completed(), Dismissed() }.Select(story => story.SeenByReporter(language).Report);
        return ListCards.Reports(Screen(language), Screen(language).Say(zhTw, en), "", Story.Reporter, [.. reports]);
    }

    /// <summary>Addresses that are the same in every run.</summary>
    private sealed class FixedLinks : IDocumentLinks
    {
        public TimeSpan Lifetime => TimeSpan.FromMinutes(10);

        public Uri For(ReportId report, PersonId person, string document) => new($"https://pdbot.example/documents/{document}");
    }
}
