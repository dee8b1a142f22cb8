using System.Text.Json;
using PdBot.Domain;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;
using PdBot.Engine.Organisations;
using PdBot.Engine.Ports;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Escalation;
using PdBot.Teams.Protocol;
using PdBot.Teams.Reports;
using PdBot.Teams.Tasks;

namespace PdBot.Teams.Commands;

/// <summary>Answers to <c>status</c>, <c>mine</c>, <c>log</c> and <c>roster</c>.</summary>
internal static class ListCards
{
    /// <summary>Reports as a list, each with a button that shows it.</summary>
    /// <param name="screen">For whom.</param>
    /// <param name="title">The title.</param>
    /// <param name="empty">What to say when there is none.</param>
    /// <param name="viewer">Whoever is asked at the moment gets the card with the buttons, anybody else the receipt.</param>
    /// <param name="reports">The reports, in order.</param>
    public static AdaptiveCard Reports(Screen screen, string title, string empty, PersonId viewer, IReadOnlyList<Report> reports)
    {
        if (reports.Count == 0)
            return TextCard.Draw(screen.Language, ContainerStyle.Emphasis, title, empty);
        var body = new List<AdaptiveElement> { Title(title) };
        foreach (var report in reports)
        {
            var asked = report.Status == ReportStatus.Open ? report.Levels.FirstOrDefault(level => level.Status == LevelStatus.Notified && level.Find(viewer) is { NotifiedAt: not null, Unreachable: null }) : null;
            var shows = asked is null ? Verbs.Data(report.Id, ReceiptCard.Kind, -1) : Verbs.Data(report.Id, EscalationCard.Kind, asked.Index);
            body.Add(new Container(
            [
                new ColumnSet(
                [
                    new Column([new TextBlock(report.Number.Value) { Weight = FontWeight.Bolder }, new TextBlock(Line(screen, report)) { IsSubtle = true, Size = FontSize.Small, Spacing = Spacing.None }]) { Width = "stretch" },
                    new Column([new ActionSet([CardFallback.Execute(Verbs.Refresh, asked is null ? screen.Say("檢視", "Show") : screen.Say("處理", "Act"), shows)])]) { Width = "auto" },
                ]),
            ]) { Spacing = Spacing.Medium });
            if (report.Status == ReportStatus.Open)
                body.AddRange(report.Tasks.Where(task => task.Awaits(viewer)).Select(task => Duty(screen, report, task)));
        }
        return Card(screen, title, body);
    }

    /// <summary>A duty of the viewer, below its report.</summary>
    private static ColumnSet Duty(Screen screen, Report report, TaskState task)
    {
        var definition = report.DefinitionOf(task);
        var due = report.ClockOf(task)?.Due is { } end ? screen.Say($"　時限 {screen.Due(end)}", $", by {screen.Due(end)}") : "";
        return new ColumnSet(
        [
            new Column([new TextBlock($"{screen.Say(definition.Title)}{due}") { Size = FontSize.Small }]) { Width = "stretch" },
            new Column([new ActionSet([CardFallback.Execute(Verbs.Refresh, screen.Say("辦理", "Act"), Verbs.Data(report.Id, TaskCard.Kind, definition.Id))])]) { Width = "auto" },
        ]) { Spacing = Spacing.Small };
    }

    /// <summary>One line about a report: how far it is and with whom.</summary>
    private static string Line(Screen screen, Report report)
    {
        if (report.Status == ReportStatus.Dismissed)
            return screen.Say("判定不成立，已結束", "dismissed");
        if (report.Status == ReportStatus.Closed)
            return screen.Say("已結案", "closed");
        var current = report.Levels.FirstOrDefault(level => level.Status == LevelStatus.Notified);
        return current is not null
            ? current.AcknowledgedAt is null
                ? screen.Say(
                    $"待簽收：{screen.Say(report.Procedure.Chain[current.Index].Title)}，期限 {screen.Time(current.WindowEnds)}",
                    $"waits for: {screen.Say(report.Procedure.Chain[current.Index].Title)}, until {screen.Time(current.WindowEnds)}")
                : screen.Say($"處理中：{screen.Say(report.Procedure.Chain[current.Index].Title)}", $"in hand with: {screen.Say(report.Procedure.Chain[current.Index].Title)}")
            : report.Alarm is { } alarm
                ? alarm.AnsweredAt is null
                    ? screen.Say("各層級均無人回應", "nobody has answered")
                    : screen.Say($"{Screen.Plain(alarm.AnsweredBy)} 已接手處理", $"{Screen.Plain(alarm.AnsweredBy)} has taken over")
                : report.Tasks.Count(task => task.IsPending) is > 0 and var open
                    ? screen.Say($"已逐級陳報完成，應辦事項 {open} 項辦理中", $"every level has been told; {open} duties open")
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
            // No dot behind the number: Teams would make a numbered list of every line.
            body.Add(new TextBlock($"{row.Sequence}　{screen.Time(row.At)}　{Level(screen, report, row)}{EventWords.Say(screen, row.Type)}{Subject(screen, report, row)}{Who(screen, row)}")
            {
                Size = FontSize.Small,
                Spacing = Spacing.Small,
            });
        return Card(screen, title, body);
    }

    private static string Level(Screen screen, Report report, LogRow row) =>
        row.Level is { } level && level >= 0 && level < report.Levels.Length ? screen.Say($"{report.Procedure.Chain[level].Title.ZhTw}：", $"{report.Procedure.Chain[level].Title.En}: ") : "";

    /// <summary>Which fact, duty or notice it is about; the value of a fact is on the card of the report, for those who may see it.</summary>
    private static string Subject(Screen screen, Report report, LogRow row)
    {
        var data = JsonSerializer.Deserialize<JsonElement>(row.Data);
        var title = data.Text("fact") is { } fact ? report.Procedure.Intake.Find(FactKey.From(fact))?.Title
            : data.Text("task") is { } task ? report.Procedure.FindTask(task)?.Title
            : data.Text("notice") is { } notice ? report.Procedure.Notices.FirstOrDefault(one => one.Id == notice)?.Title
            : null;
        return title is null ? "" : screen.Say($"「{title.ZhTw}」", $": {title.En}");
    }

    /// <summary>Who acted; else whom the row is about.</summary>
    private static string Who(Screen screen, LogRow row)
    {
        var name = row.ActorName is { Length: > 0 } actor ? actor : JsonSerializer.Deserialize<JsonElement>(row.Data).Text("personName");
        return name is { Length: > 0 } ? screen.Say($"（{Screen.Plain(name)}）", $" ({Screen.Plain(name)})") : "";
    }

    /// <summary>Who is in the chain of the organisation.</summary>
    public static AdaptiveCard Roster(Screen screen, OrganisationSetup setup, UnitId? unit, DateTimeOffset now)
    {
        var title = screen.Say($"{setup.Organisation.Title.ZhTw}　通報聯絡名冊", $"{setup.Organisation.Title.En}: chain of contacts");
        var facts = new List<Fact>();
        foreach (var id in setup.Procedure.Chain.SelectMany(level => level.Roles).Distinct())
            if (setup.Procedure.Find(id) is { } role)
            {
                var seats = setup.Organisation.Assignments.Where(seat => seat.Role == id && (seat.Unit is null || unit is null || seat.Unit == unit));
                facts.Add(new Fact(screen.Say(role.Title), string.Join(screen.Say("；", "; "), seats.Select(seat => Seat(screen, setup.Organisation, seat, now)))));
            }
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
        Lang = Screen.Tag(screen.Language),
        Msteams = MsTeams.FullWidth,
    };
}
