using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Severity;

namespace PdBot.Domain.Tests.World;

/// <summary>A procedure of five levels: window (any), two judges (joint), convener (approves), vice president (only from grade 2), president.</summary>
internal static class SmallProcedure
{
    public static readonly RoleId WindowRole = RoleId.From("window");
    public static readonly RoleId HeadRole = RoleId.From("unit-head");
    public static readonly RoleId SecurityRole = RoleId.From("security-head");
    public static readonly RoleId ConvenerRole = RoleId.From("convener");
    public static readonly RoleId ViceRole = RoleId.From("vice-president");
    public static readonly RoleId PresidentRole = RoleId.From("president");

    public static readonly FactKey Records = FactKey.From("records");
    public static readonly FactKey Special = FactKey.From("special");
    public static readonly FactKey Carrier = FactKey.From("carrier");
    public static readonly FactKey Note = FactKey.From("note");
    public static readonly FactKey Occurred = FactKey.From("occurred");
    public static readonly FactKey Discovered = FactKey.From("discovered-at");

    public static readonly SourceId Staff = SourceId.From("staff");

    public static TimeSpan Half { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Every window: 30 minutes. A judgement: 40 minutes after the acknowledgement, an approval as long as the window.</summary>
    public static TimeSpan Whole { get; } = TimeSpan.FromMinutes(30);

    public static TimeSpan JudgeWithin { get; } = TimeSpan.FromMinutes(40);

    public static TimeSpan RepeatEvery { get; } = TimeSpan.FromHours(2);

    public static Procedure Value { get; } = new()
    {
        Id = ProcedureId.From("small"),
        Title = Text("小型程序"),
        SourceDocument = "測試用",
        Version = "1",
        Zone = "Asia/Taipei",
        Roles =
        [
            new(WindowRole, Text("窗口"), RoleScope.Unit, Clause.Parameter),
            new(HeadRole, Text("單位主管"), RoleScope.Unit, Clause.Parameter),
            new(SecurityRole, Text("資安主管"), RoleScope.Organisation, Clause.Parameter),
            new(ConvenerRole, Text("召集人"), RoleScope.Organisation, Clause.Parameter),
            new(ViceRole, Text("副校長"), RoleScope.Organisation, Clause.Parameter),
            new(PresidentRole, Text("校長"), RoleScope.Organisation, Clause.Parameter),
        ],
        Intake = new(
            [new(Staff, Text("同仁通報"), "window", Clause.Parameter)],
            [
                Ask(Records, FactKind.Number),
                Ask(Special, FactKind.YesNo),
                Ask(Carrier, FactKind.Choice) with { Choices = [new("paper", Text("紙本")), new("system", Text("系統"))] },
                Ask(Note, FactKind.Text) with { Max = 200 },
                Ask(Occurred, FactKind.Instant),
                Ask(Discovered, FactKind.Instant) with { Required = true, NotBefore = Occurred },
            ]),
        Severity = new(
            [new(1, Text("一級"), Clause.Parameter), new(2, Text("二級"), Clause.Parameter), new(3, Text("三級"), Clause.Parameter)],
            [
                new("any", 1, new Condition.Always(), Text("有外洩之虞"), Clause.Parameter),
                new("many", 2, new Condition.Fact(Records, Comparison.AtLeast, FactValue.Of(1000)), Text("一千筆以上"), Clause.Parameter),
                new("special", 3, new Condition.Fact(Special, Comparison.Is, FactValue.Of(true)), Text("特種個資"), Clause.Parameter),
            ]),
        Chain =
        [
            Level("window", LevelAct.Acknowledge, WindowRole),
            Level("judges", LevelAct.Judge, HeadRole, SecurityRole) with { Quorum = Quorum.All, DecideWithin = new(JudgeWithin, Clause.Parameter) },
            Level("convener", LevelAct.Approve, ConvenerRole),
            Level("vice", LevelAct.Acknowledge, ViceRole) with { When = new Condition.SeverityAtLeast(2) },
            Level("president", LevelAct.Acknowledge, PresidentRole),
        ],
        SkipClause = Clause.Parameter,
        RepeatEvery = new(RepeatEvery, Clause.Parameter),
    };

    /// <summary>The same, with work to do: a report within the hour, damage control that the convener examines, a final report, one thing that may be left out.</summary>
    public static Procedure WithDuties { get; } = Value with
    {
        Tasks =
        [
            Task("report", HeadRole) with
            {
                Evidence = Evidence.Reference,
                AgainOnSeverity = true,
                Deadlines = [new(1, DeadlineUnit.Hours, Milestone.Established, Clause.Parameter), new(1, DeadlineUnit.Hours, Milestone.Discovered, Clause.Parameter, IsShadow: true)],
            },
            Task("contain", HeadRole) with
            {
                Achieves = Milestone.Contained,
                Review = new(ConvenerRole, ReviewAct.Examine, null, Clause.Parameter),
                Deadlines = [new(36, DeadlineUnit.Hours, Milestone.Discovered, Clause.Parameter)],
            },
            Task("people", WindowRole) with { AfterLevel = "convener", Evidence = Evidence.DataSubjects, When = new Condition.Fact(Special, Comparison.Is, FactValue.Of(true)) },
            Task("final", HeadRole) with
            {
                After = ["contain"],
                Review = new(PresidentRole, ReviewAct.Recheck, "contain", Clause.Parameter),
                Deadlines = [new(1, DeadlineUnit.Months, Milestone.Contained, Clause.Parameter)],
            },
            Task("words", ViceRole) with { Evidence = Evidence.Sending, Opens = Milestone.Contained, Required = new Condition.Not(new Condition.Always()) },
        ],
        Notices =
        [
            new("contained", Text("已控制"), HeadRole, WindowRole, new Condition.Always(), Milestone.Contained, ["contain"], Clause.Parameter),
            new("oneself", Text("自己"), HeadRole, HeadRole, new Condition.Always(), Milestone.Established, [], Clause.Parameter),
            new("dismissed", Text("不成立"), HeadRole, ConvenerRole, new Condition.Always(), Milestone.Dismissed, [], Clause.Parameter),
        ],
        Retention = new(3, Milestone.Closed, Clause.Parameter),
    };

    private static TaskDefinition Task(string id, RoleId owner) => new() { Id = id, Title = Text(id), Owner = owner, Clause = Clause.Parameter };

    private static LocalizedText Text(string words) => new(words, words);

    private static Question Ask(FactKey key, FactKind kind) => new() { Key = key, Title = Text(key.Value), Kind = kind, Clause = Clause.Parameter };

    private static LevelDefinition Level(string key, LevelAct act, params RoleId[] roles) => new()
    {
        Key = key,
        Title = Text(key),
        Roles = [.. roles],
        Act = act,
        Asks = Text(key),
        Window = new(Whole, Clause.Parameter),
        Clause = Clause.Parameter,
    };
}
