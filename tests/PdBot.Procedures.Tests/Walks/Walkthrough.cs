using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;
using Xunit;

namespace PdBot.Procedures.Tests.Walks;

/// <summary>Plays a story against the real rules: virtual time, every wake heeded, every card delivered.</summary>
internal sealed class Walkthrough
{
    /// <summary>Any member of staff whom no roster names.</summary>
    public static readonly PersonId Reporter = PersonId.From("00000000-0000-4000-8000-0000000000dd");

    private const string ReporterName = "丁同仁";
    private readonly Following following;
    private readonly HashSet<PersonId> blocked = [];

    private Walkthrough(Story story)
    {
        following = Shipped.Organisation(story.Organisation);
        Organisation = following.Organisation;
        Story = story;
        Report = Report.Unopened(ReportId.From("5f0c9a1e7b3d2c486af1"), following.Definition.Procedure);
        Touched = new Touched(Report.Procedure);
        Chronicle = new Chronicle(this);
    }

    public Story Story { get; }

    public Organisation Organisation { get; }

    public Definition Definition => following.Definition;

    public Report Report { get; private set; }

    public Touched Touched { get; }

    public Chronicle Chronicle { get; }

    /// <summary>Everyone who acted or was told.</summary>
    public HashSet<PersonId> Cast { get; } = [];

    public DateTimeOffset Now { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Plays a story to its end.</summary>
    public static Walkthrough Of(Story story)
    {
        var walk = new Walkthrough(story);
        story.Play(walk);
        foreach (var reading in story.Readings)
            walk.Touched.Decision(reading);
        return walk;
    }

    /// <summary>Goes on to this moment, and heeds every wake on the way.</summary>
    public Walkthrough At(string time)
    {
        var until = LocalTime.Parse(time);
        Assert.True(until >= Now, $"{Story.Name}: {time} lies before {LocalTime.At(Now)}");
        while (Report.Status != ReportStatus.None && ReportRules.NextWake(Report, Now) is { } wake && wake <= until)
        {
            Now = wake;
            Run(new ReportCommand.Tick());
        }
        Now = until;
        return this;
    }

    /// <summary>This person's Teams refuses our cards.</summary>
    public Walkthrough Blocks(string name)
    {
        blocked.Add(Person(name));
        return this;
    }

    /// <summary>And takes them again.</summary>
    public Walkthrough Unblocks(string name)
    {
        blocked.Remove(Person(name));
        return this;
    }

    public Walkthrough Reported(string source, params (string Key, string Answer)[] answers) => Must(new ReportCommand.Open(
        Reporter, ReportNumber.From("PD-115-0001"), ReportMode.Real, following.Definition.Hash, UnitId.From(Story.Unit), SourceId.From(source), Answers(answers)) { Name = ReporterName });

    public Walkthrough Corrected(string name, params (string Key, string Answer)[] answers) => Must(new ReportCommand.CorrectFacts(Person(name), Answers(answers)));

    public Walkthrough Acknowledged(string level, string? by = null) => Must(new ReportCommand.Acknowledge(Asked(level, by), Index(level)));

    public Walkthrough Established(string level, string reason, string? by = null) => Must(new ReportCommand.Judge(Asked(level, by), Index(level), Verdict.Established, reason));

    public Walkthrough Dismissed(string level, string reason, string? by = null) => Must(new ReportCommand.Judge(Asked(level, by), Index(level), Verdict.Dismissed, reason));

    public Walkthrough Approved(string level, string? by = null) => Must(new ReportCommand.Approve(Asked(level, by), Index(level)));

    public Walkthrough TakenOver(string name) => Must(new ReportCommand.TakeOver(Person(name)));

    /// <summary>A duty is done: in words, or sent by a channel to the receiver of the procedure, or to those given.</summary>
    public Walkthrough Done(string task, string note = "", string channel = "", string reference = "", string late = "", string? by = null, string recipient = "", params string[] to) =>
        Must(Complete(task, note, channel, reference, late, by, recipient, to));

    /// <summary>A duty that was overdue is called done without a reason: the system says no.</summary>
    public Walkthrough RefusedWithoutLateReason(string task, string note = "", string channel = "", string reference = "", string? by = null)
    {
        Assert.Equal(RefusalCode.LateReasonMissing, Run(Complete(task, note, channel, reference, "", by, "", []))?.Code);
        return this;
    }

    public Walkthrough Told(string task, string channel, long sent, long failed = 0, string? by = null) =>
        Must(new ReportCommand.RecordBatch(Owner(task, by), task, null, channel, sent, failed, ""));

    public Walkthrough Reviewed(string task, string? by = null) => Must(new ReportCommand.ApproveTask(Reviewer(task, by), task));

    public Walkthrough Returned(string task, string reason, string? by = null) => Must(new ReportCommand.ReturnTask(Reviewer(task, by), task, reason));

    public Walkthrough Waived(string task, string reason, string? by = null, string reference = "") => Must(new ReportCommand.WaiveTask(Owner(task, by), task, reason, reference));

    public Walkthrough Extended(string task, string until, string reason, string reference) =>
        Must(new ReportCommand.ExtendTask(Organisation.ExecutiveGroup.Members[0], task, LocalTime.Parse(until), reason, reference));

    public Walkthrough Closed(string note, string? by = null) => Must(new ReportCommand.Close(by is null ? Organisation.ExecutiveGroup.Members[0] : Person(by), note));

    /// <summary>The person of the roster with this name, or the reporter.</summary>
    public PersonId Person(string name) => name == ReporterName ? Reporter : Organisation.People.Values.Single(person => person.Name == name).Id;

    private ImmutableDictionary<FactKey, string> Answers((string Key, string Answer)[] answers) => answers.ToImmutableDictionary(
        pair => FactKey.From(pair.Key),
        pair => Report.Procedure.Intake.Find(FactKey.From(pair.Key))?.Kind == FactKind.Instant ? FactValue.Of(LocalTime.Parse(pair.Answer)).Text : pair.Answer);

    private ReportCommand Complete(string task, string note, string channel, string reference, string late, string? by, string recipient, string[] to)
    {
        var definition = Report.Procedure.FindTask(task) ?? throw new ArgumentException($"No such task: {task}");
        var roles = to.Length > 0 ? [.. to.Select(RoleId.From)] : definition.Receiver is { } receiver ? ImmutableArray.Create(receiver) : [];
        if (recipient.Length == 0 && definition.Evidence is Evidence.Sending or Evidence.Reference)
            recipient = string.Join("、", roles.Select(role => Report.Procedure.Find(role)!.Title.ZhTw));
        Touched.Receivers(roles);
        return new ReportCommand.CompleteTask(Owner(task, by), task, null) { Channel = channel, Recipient = recipient, Reference = reference, Note = note, LateReason = late };
    }

    private Walkthrough Must(ReportCommand command)
    {
        var refusal = Run(command);
        Assert.True(refusal is null, $"{Story.Name}, {LocalTime.At(Now)}: {command} – {refusal}");
        return this;
    }

    private Refusal? Run(ReportCommand command)
    {
        var before = Report;
        var decision = ReportRules.Decide(before, Organisation, command, Now);
        var messages = Announcement.Announce(before, decision, Organisation);
        Report = decision.Report;
        if (command is ReportCommand.ByPerson act)
            Cast.Add(act.Actor);
        Touched.Events(decision.Events, Report);
        Chronicle.Record(command, before, decision, messages);
        foreach (var message in messages)
            Deliver(message);
        return decision.Refusal;
    }

    private void Deliver(OutboxMessage message)
    {
        // A rewritten card is no event.
        if (message.Rewrite)
            return;
        if (blocked.Contains(PersonId.From(message.Receiver)))
            Run(new ReportCommand.RecordFailure(message, UnreachableReason.BotBlocked, "403"));
        else
            Run(new ReportCommand.RecordDelivery(message, $"a:{message.Receiver}", $"card-{message.Key}", "https://smba.example/", Report.VisibleVersion));
    }

    private int Index(string level)
    {
        for (var index = 0; index < Report.Procedure.Chain.Length; index++)
            if (Report.Procedure.Chain[index].Key == level)
                return index;
        throw new ArgumentException($"No such level: {level}");
    }

    private PersonId Asked(string level, string? by) => by is not null ? Person(by)
        : Report.Levels[Index(level)].Contacts.First(contact => contact is { NotifiedAt: not null, Unreachable: null }).Person!.Value;

    private PersonId Owner(string task, string? by) => by is not null ? Person(by)
        : Report.FindTask(task)?.Assignees.FirstOrDefault(one => one is { Part: TaskPart.Owner, IsUnreachable: false })?.Person ?? Organisation.ExecutiveGroup.Members[0];

    private PersonId Reviewer(string task, string? by) => by is not null ? Person(by)
        : Report.FindTask(task)?.Assignees.FirstOrDefault(one => one is { Part: TaskPart.Reviewer, IsUnreachable: false })?.Person ?? Organisation.ExecutiveGroup.Members[0];
}
