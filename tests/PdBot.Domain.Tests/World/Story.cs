using System.Collections.Immutable;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Tests.World;

/// <summary>One report under virtual time: given events, when a command comes, then events or a refusal.</summary>
internal sealed class Story
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public Report Report { get; private set; } = Report.Unopened(ReportId.From("r1"), SmallProcedure.Value);

    public Organisation Organisation { get; set; } = SmallRoster.Value;

    public DateTimeOffset Now { get; private set; } = Start;

    public List<ReportEvent> Log { get; } = [];

    public List<OutboxMessage> Sent { get; } = [];

    /// <summary>What the last command, or the last stretch of time, brought.</summary>
    public ImmutableArray<ReportEvent> Then { get; private set; } = [];

    public RefusalCode? Refused { get; private set; }

    public LevelState Level(int index) => Report.Levels[index];

    /// <summary>A report of grade 1: the vice president is not asked.</summary>
    public static Story Opened(Func<Organisation, Organisation>? roster = null) => Opened(roster, ("records", "10"), ("special", "false"));

    /// <summary>A report of grade 3: all five levels are asked.</summary>
    public static Story Grave(Func<Organisation, Organisation>? roster = null) => Opened(roster, ("records", "10"), ("special", "true"));

    public static Story Opened(Func<Organisation, Organisation>? roster, params (string Key, string Answer)[] answers)
    {
        var story = new Story();
        story.Organisation = roster?.Invoke(story.Organisation) ?? story.Organisation;
        story.When(Open(answers));
        return story;
    }

    /// <summary>The same story by another procedure, before anything happened.</summary>
    public Story Retell(Domain.Procedures.Procedure procedure)
    {
        Report = Report.Unopened(Report.Id, procedure);
        return this;
    }

    /// <summary>A report with duties that was established and told to the top; the head and the window have something to do.</summary>
    public static Story AtWork(Func<Organisation, Organisation>? roster = null)
    {
        var story = new Story { Report = Report.Unopened(ReportId.From("r1"), SmallProcedure.WithDuties) };
        story.Organisation = roster?.Invoke(story.Organisation) ?? story.Organisation;
        return story.When(Open(("records", "10"), ("special", "true"))).Acknowledge(SmallRoster.WindowA, 0).Establish(SmallRoster.Head, 1)
            .Approve(SmallRoster.Convener, 2).Acknowledge(SmallRoster.Vice, 3).Acknowledge(SmallRoster.President, 4);
    }

    public static ReportCommand.Open Open(params (string Key, string Answer)[] answers) => new(
        SmallRoster.Reporter, ReportNumber.From("PD-115-0001"), ReportMode.Real, DefinitionHash.From("d"), SmallRoster.Library, SmallProcedure.Staff,
        Answers([("discovered-at", "2026-03-02T00:30:00Z"), .. answers]));

    public static ImmutableDictionary<FactKey, string> Answers(params (string Key, string Answer)[] answers)
    {
        var all = ImmutableDictionary.CreateBuilder<FactKey, string>();
        foreach (var (key, answer) in answers)
            all[FactKey.From(key)] = answer;
        return all.ToImmutable();
    }

    public Story When(ReportCommand command)
    {
        var before = Report;
        var decision = ReportRules.Decide(before, Organisation, command, Now);
        Sent.AddRange(Announcement.Announce(before, decision, Organisation));
        Report = decision.Report;
        Log.AddRange(decision.Events);
        Then = decision.Events;
        Refused = decision.Refusal?.Code;
        return this;
    }

    /// <summary>Lets time pass; every wake is heeded at its instant.</summary>
    public Story After(TimeSpan time)
    {
        var until = Now + time;
        var seen = Log.Count;
        while (ReportRules.NextWake(Report, Now) is { } wake && wake <= until)
        {
            Now = wake;
            When(new ReportCommand.Tick());
        }
        Now = until;
        Then = [.. Log.Skip(seen)];
        Refused = null;
        return this;
    }

    public Story After(int minutes) => After(TimeSpan.FromMinutes(minutes));

    /// <summary>Lets time pass while nobody heeds a wake.</summary>
    public Story Asleep(int minutes)
    {
        Now += TimeSpan.FromMinutes(minutes);
        return this;
    }

    public Story Acknowledge(PersonId actor, int level) => When(new ReportCommand.Acknowledge(actor, level));

    public Story Judge(PersonId actor, int level, Verdict verdict, string reason = "經查屬實") => When(new ReportCommand.Judge(actor, level, verdict, reason));

    public Story Dismiss(PersonId actor, int level) => Judge(actor, level, Verdict.Dismissed, "未涉個資");

    public Story Establish(PersonId actor, int level) => Judge(actor, level, Verdict.Established);

    public Story Approve(PersonId actor, int level) => When(new ReportCommand.Approve(actor, level));

    public Story Completes(PersonId actor, string task, DateTimeOffset? at = null, string late = "") =>
        When(new ReportCommand.CompleteTask(actor, task, at) { Channel = "公文", Recipient = "教育部", Reference = "字第1號", Note = "已辦理", LateReason = late });

    public Domain.Tasks.TaskState Task(string id) => Report.FindTask(id) ?? throw new ArgumentException($"No task {id}");

    public Story Decline(PersonId actor, int level) => When(new ReportCommand.Decline(actor, level, "出國中"));

    public Story Correct(PersonId actor, params (string Key, string Answer)[] answers) => When(new ReportCommand.CorrectFacts(actor, Answers(answers)));

    /// <summary>The Connector says no to the newest card for a person.</summary>
    public Story Fails(PersonId receiver, UnreachableReason reason, string evidence) =>
        When(new ReportCommand.RecordFailure(Sent.Last(message => message.Receiver == receiver.Value && !message.Rewrite), reason, evidence));

    /// <summary>The Connector takes the newest card for a receiver.</summary>
    public Story Delivers(string receiver, long? shows = null, string activity = "a") =>
        When(new ReportCommand.RecordDelivery(
            Sent.Last(message => message.Receiver == receiver && !message.Rewrite), "c-" + receiver, activity, "https://example.org/", shows ?? Report.Version));

    public IEnumerable<T> Of<T>() where T : ReportEvent => Then.OfType<T>();
}
