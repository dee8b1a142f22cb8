using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Severity;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Cards.Screens;

/// <summary>Parts that several cards share.</summary>
internal static class Parts
{
    public static AdaptiveCard Card(ReportView view, string kind, int level, IReadOnlyList<AdaptiveElement> body, string summary) => new()
    {
        Body = body,
        FallbackText = summary,
        Lang = Screen.Tag(view.Screen.Language),
        Msteams = MsTeams.FullWidth,
        Refresh = view.User is { Length: > 0 } user
            ? new Refresh(new ActionExecute(Verbs.Refresh) { Data = Verbs.Data(view.Report.Id, kind, level) }) { UserIds = [user] }
            : null,
    };

    /// <summary>A card of a task or a notice.</summary>
    public static AdaptiveCard Card(ReportView view, string kind, string subject, IReadOnlyList<AdaptiveElement> body, string summary) =>
        Card(view, kind, -1, body, summary) with
        {
            Refresh = view.User is { Length: > 0 } user
                ? new Refresh(new ActionExecute(Verbs.Refresh) { Data = Verbs.Data(view.Report.Id, kind, subject) }) { UserIds = [user] }
                : null,
        };

    /// <summary>The head of a card: which organisation, what is the matter, which number.</summary>
    public static Container Header(ReportView view, ContainerStyle style, string title, string? line = null)
    {
        var items = new List<AdaptiveElement>
        {
            Small(view.Say($"{view.Organisation.Title.ZhTw}｜個資事件通報", $"{view.Organisation.Title.En} | personal-data incident")),
            new TextBlock(title) { Size = FontSize.Large, Weight = FontWeight.Bolder, Style = TextBlockStyle.Heading, Spacing = Spacing.Small },
        };
        if (line is not null)
            items.Add(new TextBlock(line) { Weight = FontWeight.Bolder, Spacing = Spacing.Small });
        if (view.Report.Mode == ReportMode.Drill)
            items.Insert(0, new TextBlock(view.Say("【演練】本案為演練，並非真實事件", "[DRILL] This is an exercise, not a real incident")) { Weight = FontWeight.Bolder, Color = Colors.Attention });
        return new Container(items) { Style = style, Bleed = true };
    }

    public static TextBlock Small(string text) => new(text) { Size = FontSize.Small, IsSubtle = true };

    public static TextBlock Heading(string text) => new(text) { Weight = FontWeight.Bolder, Spacing = Spacing.Medium, Separator = true };

    /// <summary>A line that must not be overlooked: an answer to the press just made.</summary>
    public static Container Notice(string text, ContainerStyle style) =>
        new([new TextBlock(text) { Weight = FontWeight.Bolder }]) { Style = style };

    /// <summary>Number, reporter, unit, time and severity.</summary>
    public static FactSet Basics(ReportView view)
    {
        var report = view.Report;
        var facts = new List<Fact>
        {
            new(view.Say("案號", "Report"), report.Number.Value),
            new(view.Say("通報人", "Reported by"), Screen.Plain(report.ReporterName)),
            new(view.Say("事件單位", "Unit"), view.Organisation.Find(report.Unit) is { } unit ? view.Screen.Say(unit.Title) : report.Unit.Value),
            new(view.Say("通報時間", "Reported at"), view.Screen.Time(report.OpenedAt)),
        };
        if (report.Procedure.Severity.Find(report.Severity) is { } grade)
            facts.Add(new(view.Say("嚴重程度", "Severity"), view.Screen.Say(grade.Title)));
        return new FactSet(facts);
    }

    /// <summary>Why the severity is what it is: every rule that fired at that grade, with its clause.</summary>
    public static IEnumerable<AdaptiveElement> SeverityReasons(ReportView view)
    {
        var scale = view.Report.Procedure.Severity;
        foreach (var fired in Assessment.Read(scale, view.Report.SeverityRules))
        {
            if (fired.Rule.Rank != view.Report.Severity)
                continue;
            var unknown = fired.BecauseUnknown ? view.Say("（事實尚不明，從嚴認定）", " (not yet known: counted upward)") : "";
            yield return Small(view.Say("判斷依據：", "Because: ") + view.Screen.Say(fired.Rule.Reason) + unknown + view.Screen.Cite(fired.Rule.Clause));
        }
    }

    /// <summary>What was reported, and in one line what is not yet known: a phone has no room for rows without an answer.</summary>
    public static IEnumerable<AdaptiveElement> Facts(ReportView view)
    {
        var known = new List<Fact>();
        var unknown = new List<string>();
        foreach (var question in view.Report.Procedure.Intake.Questions)
        {
            var title = Short(view.Screen.Say(question.Title));
            if (view.Report.Facts.GetValueOrDefault(question.Key) is { } value)
                known.Add(new Fact(title, Answer(view, question, value)));
            else
                unknown.Add(title.TrimEnd('?'));
        }
        yield return Heading(view.Say("通報內容", "What was reported"));
        if (known.Count > 0)
            yield return new FactSet(known);
        if (unknown.Count > 0)
            yield return Small(view.Say($"尚不明：{string.Join("、", unknown)}", $"Not yet known: {string.Join("; ", unknown)}"));
    }

    /// <summary>A question without the hint in brackets that helps only whoever fills it in.</summary>
    private static string Short(string title)
    {
        var hint = title.EndsWith('）') ? title.IndexOf('（', StringComparison.Ordinal) : title.EndsWith(')') ? title.IndexOf(" (", StringComparison.Ordinal) : -1;
        return hint > 0 ? title[..hint] : title;
    }

    private static string Answer(ReportView view, Question question, FactValue value) => value switch
    {
        { AsNumber: { } number } => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture),
        { AsInstant: { } instant } => view.Screen.Time(instant),
        { Kind: FactKind.YesNo } => value.Text == "true" ? view.Say("是", "yes") : view.Say("否", "no"),
        { Kind: FactKind.Choice } => question.Choices.FirstOrDefault(choice => choice.Id == value.Text) is { } choice ? view.Screen.Say(choice.Title) : value.Text,
        _ => Screen.Plain(value.Text),
    };
}
