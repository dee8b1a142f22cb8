using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Procedures;

namespace PdBot.Documents.Tests.World;

/// <summary>A report of an example organisation, brought to its state by the rules themselves.</summary>
internal sealed class Story
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private Story(Procedure procedure, Organisation organisation)
    {
        Organisation = organisation;
        Report = Report.Unopened(ReportId.From("r1"), procedure);
    }

    public Report Report { get; private set; }

    public Organisation Organisation { get; }

    public DateTimeOffset Now { get; private set; } = Start;

    public static Following Shipped(string organisation) => Library.Open(null, null).Value!.Current.Find(new OrganisationId(organisation))!;

    public static Story Opened(
        string organisation, string unit, string source, ReportMode mode, IEnumerable<(string Key, string Answer)> answers, Func<Procedure, Procedure>? change = null)
    {
        var shipped = Shipped(organisation);
        var story = new Story(change?.Invoke(shipped.Definition.Procedure) ?? shipped.Definition.Procedure, shipped.Organisation);
        return story.Does(new ReportCommand.Open(
            story.Organisation.People.Keys.Order(Comparer<PersonId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))).Last(),
            ReportNumber.From(mode == ReportMode.Drill ? "DR-115-0001" : "PD-115-0001"), mode, shipped.Definition.Hash, UnitId.From(unit), SourceId.From(source),
            answers.ToImmutableDictionary(answer => FactKey.From(answer.Key), answer => answer.Answer)));
    }

    public Story Does(ReportCommand command)
    {
        var decision = ReportRules.Decide(Report, Organisation, command, Now);
        Assert.Null(decision.Refusal);
        Report = decision.Report;
        return this;
    }

    public Story After(TimeSpan time)
    {
        var until = Now + time;
        while (ReportRules.NextWake(Report, Now) is { } wake && wake <= until)
        {
            Now = wake;
            Does(new ReportCommand.Tick());
        }
        Now = until;
        return this;
    }

    public Story After(int minutes) => After(TimeSpan.FromMinutes(minutes));

    public Story Acknowledges(string name, string level) => Does(new ReportCommand.Acknowledge(Who(name), Level(level)));

    public Story Establishes(string name, string level) => Does(new ReportCommand.Judge(Who(name), Level(level), Verdict.Established, "經查確有外部存取紀錄"));

    public Story Approves(string name, string level) => Does(new ReportCommand.Approve(Who(name), Level(level)));

    public Story Completes(string name, string task, string note = "", string reference = "", string channel = "", string recipient = "", string late = "") =>
        Does(new ReportCommand.CompleteTask(Who(name), task, Now) { Note = note, Reference = reference, Channel = channel, Recipient = recipient, LateReason = late });

    public PersonId Who(string name) => Organisation.People.Values.Single(person => person.Name == name).Id;

    private int Level(string key) => Report.Procedure.Chain.Select((level, index) => (level.Key, index)).Single(level => level.Key == key).index;
}
