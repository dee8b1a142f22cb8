using System.Collections.Immutable;
using System.Text.Json;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;
using PdBot.Engine.Organisations;
using PdBot.Engine.Ports;
using PdBot.Procedures;
using PdBot.Teams.Cards.Screens;

namespace PdBot.Teams.Tests.Cards;

/// <summary>A report as the rules made it: real procedure, example organisation, fixed instants.</summary>
internal sealed class Story
{
    /// <summary>Friday noon in Taipei.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    public static readonly PersonId Reporter = PersonId.From("c9000000-0000-4000-8000-0000000000ff");

    private static readonly Shelf Shelf = Library.Open(null, null).Value!.Current;

    private readonly List<ReportEvent> events = [];
    private ImmutableArray<OutboxMessage> messages = [];
    private Report report;
    private DateTimeOffset now = Noon;

    private Story(OrganisationSetup setup)
    {
        Setup = setup;
        report = Report.Unopened(ReportId.From("5f0c9a1e7b3d2c486af1"), setup.Procedure);
    }

    public OrganisationSetup Setup { get; }

    /// <summary>What the log would show.</summary>
    public IReadOnlyList<LogRow> Rows =>
        [.. events.Select((@event, index) => new LogRow(
            report.Id, index + 1, StoredName(@event), @event.At, (@event as Act)?.Actor, (@event as Act)?.ActorName, null, LevelOf(@event), null,
            JsonSerializer.Serialize(new { personName = (@event as ContactNotified)?.PersonName ?? (@event as TaskAssigned)?.PersonName ?? (@event as NoticeGiven)?.PersonName, fact = (@event as FactStated)?.Fact.Value, task = (@event as IOnTask)?.Task, notice = (@event as NoticeGiven)?.Notice }), "", ""))];

    public static OrganisationSetup SetupOf(string organisation) =>
        Shelf.Find(OrganisationId.From(organisation)) is { } following
            ? new(following.Organisation, following.Definition.Procedure, following.Definition.Hash, following.Definition.Text)
            : throw new ArgumentException($"No organisation {organisation}");

    /// <summary>A letter with a list of names came back to the university of the CGU procedure.</summary>
    public static Story Cgu(string source = "self-discovered", string unit = "academic-affairs", ReportMode mode = ReportMode.Real) => Open("cgu-example", source, unit, mode, new()
    {
        ["event-kind"] = "breach",
        ["description"] = "寄送註冊通知信時，誤將全班名單附加於信件",
        ["occurred-at"] = "2026-11-20T02:10:00Z",
        ["discovered-at"] = "2026-11-20T03:40:00Z",
        ["records"] = "1280",
        ["leaked-fields"] = "姓名、學號、身分證字號",
        ["tampered-or-leaked"] = "true",
        ["infosec"] = "false",
    });

    /// <summary>A small leak at the university of the NIU procedure, which grades.</summary>
    public static Story Niu() => Open("niu-example", "unit-report", "registrar", ReportMode.Real, new()
    {
        ["event-kind"] = "breach",
        ["description"] = "公告附件誤含學生名單",
        ["discovered-at"] = "2026-11-20T03:40:00Z",
        ["records"] = "30",
        ["sensitive"] = "false",
        ["protected"] = "true",
        ["media-attention"] = "false",
        ["media-reported"] = "false",
        ["judicial-notice"] = "false",
        ["infosec"] = "false",
        ["criminal"] = "false",
    });

    /// <summary>Lets time pass; the rules are asked at every wake on the way, as the engine does.</summary>
    public Story After(double minutes)
    {
        var end = now + TimeSpan.FromMinutes(minutes);
        while (ReportRules.NextWake(report, now) is { } wake && wake <= end)
        {
            now = wake;
            Does(new ReportCommand.Tick());
        }
        now = end;
        return this;
    }

    public Story Does(ReportCommand command) =>
        Try(command) is { } refusal ? throw new InvalidOperationException($"Refused: {refusal}") : this;

    /// <summary>Puts a command that may be refused.</summary>
    public Refusal? Try(ReportCommand command)
    {
        var decision = ReportRules.Decide(report, Setup.Organisation, command, now);
        messages = Announcement.Announce(report, decision, Setup.Organisation);
        events.AddRange(decision.Events);
        report = decision.Report;
        return decision.Refusal;
    }

    /// <summary>The newest message of a kind to this person arrives.</summary>
    public Story Delivered(PersonId person, MessageKind kind) => Does(new ReportCommand.RecordDelivery(
        messages.Last(message => message.Receiver == person.Value && message.Kind == kind && !message.Rewrite), "a:1", $"f:{events.Count}", "http://127.0.0.1/teams/", report.Version));

    /// <summary>The Connector refuses the newest card to this person for good.</summary>
    public Story Undeliverable(PersonId person) => Does(new ReportCommand.RecordFailure(
        messages.First(message => message.Receiver == person.Value), UnreachableReason.BotBlocked, "403 MessageWritesBlocked"));

    /// <summary>The person with this name in the example roster.</summary>
    public PersonId Who(string name) => Setup.Organisation.People.Values.First(person => person.Name == name).Id;

    public ReportView SeenBy(string name, Language language) => SeenBy(Who(name), language);

    public ReportView SeenByReporter(Language language) => SeenBy(Reporter, language);

    private ReportView SeenBy(PersonId person, Language language) => ReportView.For(report, Setup.Organisation, person, $"29:{person}", language);

    private static Story Open(string organisation, string source, string unit, ReportMode mode, Dictionary<string, string> answers)
    {
        var story = new Story(SetupOf(organisation));
        return story.Does(new ReportCommand.Open(
            Reporter, ReportNumber.From(mode == ReportMode.Drill ? "DR-115-0001" : "PD-115-0001"), mode, story.Setup.Definition, UnitId.From(unit), SourceId.From(source),
            answers.ToImmutableDictionary(pair => FactKey.From(pair.Key), pair => pair.Value)) { Name = "丁同仁" });
    }

    private static int? LevelOf(ReportEvent @event) => @event switch
    {
        ActOnLevel act => act.Level,
        LevelOpened opened => opened.Level,
        LevelCompleted completed => completed.Level,
        ContactNotified notified => notified.Level,
        _ => null,
    };

    private static string StoredName(ReportEvent @event) =>
        string.Concat(@event.GetType().Name.Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString())) + ".1";
}
