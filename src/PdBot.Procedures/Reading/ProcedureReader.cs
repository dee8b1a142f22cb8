using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Domain.Severity;

namespace PdBot.Procedures.Reading;

/// <summary>From the root of a procedure file to a procedure, in the order in which its parts name each other.</summary>
internal sealed class ProcedureReader
{
    private readonly Element root;
    private readonly SpanReader spans;
    private readonly Names roles = new("role");
    private readonly Names levels = new("level");
    private readonly Names branches = new("branch");

    private ProcedureReader(Element root)
    {
        this.root = root;
        spans = new SpanReader(root);
    }

    /// <summary>What the file says; to be used only when no problem was reported.</summary>
    public static Definition? Read(string yaml, string file, Problems problems)
    {
        if (YamlText.Root(yaml, problems) is not { } node || Element.Open(problems, node, ProcedureShapes.Root, file) is not { } root)
            return null;
        return new ProcedureReader(root).Read(yaml, file);
    }

    private Definition Read(string yaml, string file)
    {
        ImmutableArray<Role> named = [.. root.List("roles", ProcedureShapes.Role, atLeastOne: true).Select(ReadRole)];
        var intake = new IntakeReader(root);
        ImmutableArray<Branch> paths = [.. root.List("branches", ProcedureShapes.Branch).Select(element => ReadBranch(element, intake))];
        var scale = ReadSeverity(intake, out var ranks);
        var conditions = new ConditionReader(intake.Questions, intake.Sources, branches, ranks);
        var chain = ReadChain(conditions);
        var duties = new DutiesReader(root, roles, levels, conditions, spans);
        var procedure = new Procedure
        {
            Id = new ProcedureId(root.Id("id")),
            Title = root.Localized("title"),
            SourceDocument = root.Text("sourceDocument"),
            Version = root.Text("version"),
            Zone = ReadZone(),
            Roles = named,
            Intake = intake.Finish(levels),
            Branches = paths,
            Severity = scale,
            Chain = chain,
            SkipClause = root.Child("skip", ProcedureShapes.Skip)?.Clause() ?? Clause.Parameter,
            RepeatEvery = spans.Read(root, "repeatEvery", "repeatEvery"),
            Documents = duties.Documents(),
            Tasks = duties.Tasks(),
            Notices = duties.Notices(),
            Retention = duties.Retention(),
        };
        spans.ReportUnused();
        return new Definition(procedure, yaml, file, ReadDecisions(), intake.RecordOnly);
    }

    private Role ReadRole(Element element) => new(
        new RoleId(roles.Declare(element, "id")),
        element.Localized("title"),
        element.Word("scope", ("unit", RoleScope.Unit), ("organisation", RoleScope.Organisation), ("parent", RoleScope.Parent), ("outside", RoleScope.Outside)),
        element.Clause(),
        element.TextOrNull("unheld"));

    private Branch ReadBranch(Element element, IntakeReader intake) => new(
        branches.Declare(element, "id"),
        element.Localized("title"),
        new ConditionReader(intake.Questions, intake.Sources, null, null).Read(element, "when"),
        element.Clause());

    private SeverityScale ReadSeverity(IntakeReader intake, out List<int> ranks)
    {
        ranks = [];
        if (root.Child("severity", ProcedureShapes.Severity) is not { } severity)
            return new SeverityScale([], []);
        var grades = ImmutableArray.CreateBuilder<Grade>();
        foreach (var element in severity.List("grades", ProcedureShapes.Grade))
        {
            var rank = (int)(element.Number("rank", 1, 9) ?? 1);
            if (ranks.Contains(rank))
                element.Report(element.At("rank"), Words.Duplicate("grade", $"{rank}", element.At("rank").Start.Line));
            ranks.Add(rank);
            grades.Add(new Grade(rank, element.Localized("title"), element.Clause()));
        }
        var conditions = new ConditionReader(intake.Questions, intake.Sources, branches, null);
        var rules = new Names("rule");
        var read = ImmutableArray.CreateBuilder<SeverityRule>();
        foreach (var element in severity.List("rules", ProcedureShapes.Rule))
        {
            var rank = (int)(element.Number("rank", 1, 9) ?? 1);
            if (!ranks.Contains(rank))
                element.Report(element.At("rank"), Words.UnknownReference("grade", $"{rank}", ranks.Select(known => $"{known}")));
            read.Add(new SeverityRule(rules.Declare(element, "id"), rank, conditions.Read(element, "when"), element.Localized("reason"), element.Clause()));
        }
        return new SeverityScale(grades.ToImmutable(), read.ToImmutable());
    }

    private ImmutableArray<LevelDefinition> ReadChain(ConditionReader conditions)
    {
        if (root.Child("chain", ProcedureShapes.Chain) is not { } chain)
            return [];
        chain.Clause();
        return [.. chain.List("levels", ProcedureShapes.Level, atLeastOne: true).Select(element => ReadLevel(element, conditions))];
    }

    private LevelDefinition ReadLevel(Element element, ConditionReader conditions)
    {
        var key = levels.Declare(element, "key");
        return new LevelDefinition
        {
            Key = key,
            Title = element.Localized("title"),
            Roles = [.. element.Texts("roles", atLeastOne: true).Select(role => new RoleId(roles.Refer(element, role.Text, role.Node)))],
            Act = element.Word("act", ("acknowledge", LevelAct.Acknowledge), ("judge", LevelAct.Judge), ("approve", LevelAct.Approve)),
            Asks = element.Localized("asks"),
            Quorum = element.Has("quorum") ? element.Word("quorum", ("any", Quorum.Any), ("all", Quorum.All)) : Quorum.Any,
            Window = spans.Read(element, "window", $"{key}.window"),
            DecideWithin = element.Has("decideWithin") ? spans.Read(element, "decideWithin", $"{key}.decideWithin") : null,
            When = conditions.Read(element, "when"),
            IsCopy = ReadCopy(element),
            Clause = element.Clause(),
        };
    }

    private static bool ReadCopy(Element element)
    {
        if (element.Flag("copy") && element.Text("act") != "acknowledge")
            element.Report(element.At("copy"), new("副知層級（copy）僅得簽收（act: acknowledge）", "A level that is only informed ('copy') can only acknowledge"));
        return element.Flag("copy");
    }

    private string ReadZone()
    {
        var zone = root.Text("zone");
        if (zone.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            root.Report(root.At("zone"), new($"不認得的時區「{zone}」，例如 Asia/Taipei", $"Unknown zone '{zone}'; an IANA name is needed, such as Asia/Taipei"));
        return zone;
    }

    private ImmutableArray<Decision> ReadDecisions()
    {
        var ids = new Names("decision");
        return [.. root.List("decisions", ProcedureShapes.Decision)
            .Select(element => new Decision(ids.Declare(element, "id"), element.TextOrNull("clause"), element.Localized("text")))];
    }
}
