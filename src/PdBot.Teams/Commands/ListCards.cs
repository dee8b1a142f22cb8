using PdBot.Domain;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Engine.Organisations;
using PdBot.Engine.Ports;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Commands;

/// <summary>Answers to <c>status</c>, <c>mine</c>, <c>log</c> and <c>roster</c>.</summary>
internal static class ListCards
{
    /// <summary>Reports as a list, each with a button that shows it.</summary>
    public static AdaptiveCard Reports(Screen screen, string title, string empty, IReadOnlyList<(Report Report, string Line)> reports)
    {
        if (reports.Count == 0)
            return TextCard.Draw(screen.Language, ContainerStyle.Emphasis, title, empty);
        var body = new List<AdaptiveElement> { Title(title) };
        foreach (var (report, line) in reports)
            body.Add(new Container(
            [
                new ColumnSet(
                [
                    new Column([new TextBlock(report.Number.Value) { Weight = FontWeight.Bolder }, new TextBlock(line) { IsSubtle = true, Size = FontSize.Small, Spacing = Spacing.None }]) { Width = "3" },
                    new Column([new ActionSet([CardFallback.Execute(Verbs.Refresh, screen.Say("檢視", "Show"), Verbs.Data(report.Id, "receipt", -1))])]) { Width = "1" },
                ]),
            ]) { Spacing = Spacing.Medium });
        return Card(screen, title, body);
    }

    /// <summary>One line about a report: how far it is and with whom.</summary>
    public static string Line(Screen screen, Report report)
    {
        if (report.Status == ReportStatus.Dismissed)
            return screen.Say("判定不成立，已結束", "dismissed");
        var current = report.Levels.FirstOrDefault(level => level.Status == LevelStatus.Notified);
        return current is not null
            ? screen.Say($"處理中：{screen.Say(report.Procedure.Chain[current.Index].Title)}", $"with: {screen.Say(report.Procedure.Chain[current.Index].Title)}")
            : report.Alarm is { AnsweredAt: null }
                ? screen.Say("各層級均無人回應", "nobody has answered")
                : screen.Say("已逐級陳報完成", "every level has been told");
    }

    /// <summary>The newest entries of a log, as stored names and times.</summary>
    public static AdaptiveCard Log(Screen screen, Report report, IReadOnlyList<LogRow> rows)
    {
        const int Most = 30;
        var title = screen.Say($"{report.Number}　處理紀錄", $"{report.Number}: log");
        var body = new List<AdaptiveElement> { Title(title) };
        if (rows.Count > Most)
            body.Add(Parts.Small(screen.Say($"僅列最近 {Most} 筆，共 {rows.Count} 筆。", $"The newest {Most} of {rows.Count} entries.")));
        foreach (var row in rows.Skip(Math.Max(0, rows.Count - Most)))
            body.Add(new TextBlock($"{row.Sequence}. {screen.Time(row.At)}　{EventWords.Say(screen, row.Type)}{(row.ActorName is { Length: > 0 } name ? screen.Say($"（{Screen.Plain(name)}）", $" ({Screen.Plain(name)})") : "")}")
            {
                Size = FontSize.Small,
                Spacing = Spacing.Small,
            });
        return Card(screen, title, body);
    }

    /// <summary>Who is in the chain of the organisation.</summary>
    public static AdaptiveCard Roster(Screen screen, OrganisationSetup setup, UnitId? unit, DateTimeOffset now)
    {
        var title = screen.Say($"{setup.Organisation.Title.ZhTw}　通報聯絡名冊", $"{setup.Organisation.Title.En}: chain of contacts");
        var facts = new List<Fact>();
        foreach (var level in setup.Procedure.Chain)
            foreach (var role in level.Roles)
                foreach (var seat in setup.Organisation.Assignments.Where(seat => seat.Role == role && (seat.Unit is null || unit is null || seat.Unit == unit)))
                    facts.Add(new Fact(screen.Say(level.Title), Seat(screen, setup.Organisation, seat, now)));
        return Card(screen, title, [Title(title), new FactSet(facts)]);
    }

    private static string Seat(Screen screen, Organisation organisation, Assignment seat, DateTimeOffset now)
    {
        var names = new List<string>();
        foreach (var person in new[] { seat.Holder }.Concat(seat.Deputies))
        {
            var name = Screen.Plain(organisation.Find(person)?.Name ?? "?");
            names.Add(organisation.HardEvidence(person, now) is { } reason ? screen.Say($"{name}（{screen.Reason(reason)}）", $"{name} ({screen.Reason(reason)})") : name);
        }
        var deputies = names.Count > 1 ? screen.Say($"，代理人：{string.Join("、", names.Skip(1))}", $"; deputies: {string.Join(", ", names.Skip(1))}") : "";
        var unit = seat.Unit is { } id && organisation.Find(id) is { } found ? screen.Say($"{found.Title.ZhTw}：", $"{found.Title.En}: ") : "";
        return unit + names[0] + deputies;
    }

    private static Container Title(string title) =>
        new([new TextBlock(title) { Size = FontSize.Large, Weight = FontWeight.Bolder, Style = TextBlockStyle.Heading }]) { Style = ContainerStyle.Emphasis, Bleed = true };

    private static AdaptiveCard Card(Screen screen, string title, IReadOnlyList<AdaptiveElement> body) => new()
    {
        Body = body,
        FallbackText = title,
        Lang = screen.Language == Language.En ? "en" : "zh-TW",
        Msteams = MsTeams.FullWidth,
    };
}
