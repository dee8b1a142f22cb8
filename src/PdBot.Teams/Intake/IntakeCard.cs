using System.Collections.Immutable;
using System.Globalization;
using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Engine.Organisations;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Intake;

/// <summary>The questions of a report, to open one or to correct one.</summary>
internal static class IntakeCard
{
    public const string UnitKey = "unit";
    public const string SourceKey = "source";
    public const string MarkKey = "mark";
    public const string ModeKey = "mode";
    public const string PaceKey = "pace";

    /// <summary>The card that opens a report.</summary>
    /// <param name="screen">For whom.</param>
    /// <param name="setup">The organisation.</param>
    /// <param name="reporter">Who reports; null when the roster does not know the person.</param>
    /// <param name="mode">Real or drill.</param>
    /// <param name="mark">Names this card, so that a repeated press is the same report.</param>
    /// <param name="given">What was filled in before and refused; empty at first.</param>
    /// <param name="notice">Why it was refused; null at first.</param>
    public static AdaptiveCard Draw(
        Screen screen, OrganisationSetup setup, Person? reporter, ReportMode mode, string mark, ImmutableDictionary<string, string> given, AdaptiveElement? notice = null)
    {
        var title = screen.Say("個資外洩通報", "Report a personal-data leak");
        var head = new List<AdaptiveElement>
        {
            Parts.Small(screen.Say(setup.Organisation.Title)),
            new TextBlock(title) { Size = FontSize.Large, Weight = FontWeight.Bolder, Style = TextBlockStyle.Heading },
            new TextBlock(screen.Say("先通報、後補正：不確定的欄位請留空，系統將從嚴處理。", "Report first, correct later: leave blank what you do not know; it counts upward.")),
        };
        if (mode == ReportMode.Drill)
            head.Insert(0, new TextBlock(screen.Say("【演練】", "[DRILL]")) { Weight = FontWeight.Bolder, Color = Colors.Attention });
        var body = new List<AdaptiveElement> { new Container(head) { Style = ContainerStyle.Accent, Bleed = true } };
        if (notice is not null)
            body.Add(notice);
        body.Add(new InputChoiceSet(UnitKey, [.. setup.Organisation.Units.Select(unit => new InputChoice(screen.Say(unit.Title), unit.Id.Value))])
        {
            Label = screen.Say("事件發生單位", "Unit concerned"),
            IsRequired = true,
            ErrorMessage = screen.Say("請選擇單位", "Please choose a unit"),
            Value = given.GetValueOrDefault(UnitKey) ?? reporter?.Unit?.Value,
        });
        body.Add(new InputChoiceSet(SourceKey, [.. setup.Procedure.Intake.Sources.Select(source => new InputChoice(screen.Say(source.Title), source.Id.Value))])
        {
            Label = screen.Say("如何得知", "How it became known"),
            IsRequired = true,
            ErrorMessage = screen.Say("請選擇得知管道", "Please choose one"),
            Value = given.GetValueOrDefault(SourceKey),
        });
        body.AddRange(setup.Procedure.Intake.Questions.SelectMany(question => Inputs(screen, question, given)));
        if (mode == ReportMode.Drill)
            body.Add(new InputChoiceSet(PaceKey, [
                new InputChoice(screen.Say("實際時間", "Real time"), "1"),
                new InputChoice(screen.Say("壓縮 10 倍（10 分鐘視為 1 分鐘）", "10 times faster"), "10"),
                new InputChoice(screen.Say("壓縮 60 倍（1 小時視為 1 分鐘）", "60 times faster"), "60")])
            {
                Label = screen.Say("演練步調", "Pace of the drill"),
                Value = given.GetValueOrDefault(PaceKey) ?? "1",
            });
        body.Add(new ActionSet(
        [
            CardFallback.Execute(Verbs.SubmitReport, mode == ReportMode.Drill ? screen.Say("送出演練通報", "Start the drill") : screen.Say("送出通報", "Send the report"),
                CardData.Of((MarkKey, mark), (ModeKey, mode.ToString())), ActionStyle.Positive),
        ]));
        return Card(screen, body, title);
    }

    /// <summary>The card that corrects the facts of a report.</summary>
    public static AdaptiveCard DrawCorrection(ReportView view, ImmutableDictionary<string, string> given, AdaptiveElement? notice = null)
    {
        var filled = given.IsEmpty ? Given(view) : given;
        var body = new List<AdaptiveElement> { Parts.Header(view, ContainerStyle.Accent, view.Say($"{view.Report.Number}　補充或更正內容", $"{view.Report.Number}: correct or add facts")) };
        if (notice is not null)
            body.Add(notice);
        body.AddRange(view.Report.Procedure.Intake.Questions.SelectMany(question => Inputs(view.Screen, question, filled)));
        body.Add(new ActionSet(
        [
            CardFallback.Execute(Verbs.CorrectFacts, view.Say("儲存更正", "Save"), Verbs.Data(view.Report.Id, "facts", -1), ActionStyle.Positive),
            CardFallback.Execute(Verbs.Refresh, view.Say("取消", "Cancel"), Verbs.Data(view.Report.Id, Reports.ReceiptCard.Kind, -1), null, AssociatedInputs.None),
        ]));
        return Card(view.Screen, body, view.Report.Number.Value);
    }

    private static AdaptiveCard Card(Screen screen, List<AdaptiveElement> body, string fallback) => new()
    {
        Body = body,
        FallbackText = fallback,
        Lang = Screen.Tag(screen.Language),
        Msteams = MsTeams.FullWidth,
    };

    private static IEnumerable<AdaptiveElement> Inputs(Screen screen, Question question, ImmutableDictionary<string, string> given)
    {
        var id = IntakeInputs.Id(question.Key);
        var label = screen.Say(question.Title);
        var required = question.Required ? true : (bool?)null;
        var error = question.Required ? screen.Say("此欄必填", "Required") : null;
        switch (question.Kind)
        {
            case FactKind.Number:
                yield return new InputNumber(id)
                {
                    Label = label,
                    IsRequired = required,
                    ErrorMessage = screen.Say("請填寫 0 以上之整數", "A whole number, 0 or more"),
                    Min = question.Min ?? 0,
                    Max = question.Max,
                    Placeholder = question.Required ? null : screen.Say("尚不明請留空", "Leave blank if unknown"),
                    Value = decimal.TryParse(given.GetValueOrDefault(id), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null,
                };
                break;
            case FactKind.YesNo:
                yield return Choices(id, label, required, error, given, [new(screen.Say("是", "Yes"), "true"), new(screen.Say("否", "No"), "false"), .. Unknown(screen, question)]);
                break;
            case FactKind.Choice:
                yield return Choices(id, label, required, error, given, [.. question.Choices.Select(choice => new InputChoice(screen.Say(choice.Title), choice.Id)), .. Unknown(screen, question)]);
                break;
            case FactKind.Instant:
                yield return new InputDate(IntakeInputs.DateId(question.Key))
                {
                    Label = label,
                    IsRequired = required,
                    ErrorMessage = error,
                    Value = DateOnly.TryParse(given.GetValueOrDefault(IntakeInputs.DateId(question.Key)), CultureInfo.InvariantCulture, out var date) ? date : null,
                };
                yield return new InputTime(IntakeInputs.TimeId(question.Key)) { Label = screen.Say($"{question.Title.ZhTw}（時刻）", $"{question.Title.En} (time)"), Value = given.GetValueOrDefault(IntakeInputs.TimeId(question.Key)), Spacing = Spacing.Small };
                break;
            default:
                yield return new InputText(id)
                {
                    Label = label,
                    IsRequired = required,
                    ErrorMessage = error,
                    IsMultiline = true,
                    MaxLength = (int)(question.Max ?? 500),
                    Placeholder = question.Required
                        ? screen.Say("請勿填寫任何當事人之個人資料", "No personal data of anybody, please")
                        : screen.Say("尚不明請留空；請勿填寫任何當事人之個人資料", "Leave blank if unknown; no personal data of anybody, please"),
                    Value = given.GetValueOrDefault(id),
                };
                break;
        }
    }

    private static InputChoiceSet Choices(string id, string label, bool? required, string? error, ImmutableDictionary<string, string> given, InputChoice[] choices) =>
        new(id, choices) { Label = label, IsRequired = required, ErrorMessage = error, Value = given.GetValueOrDefault(id) ?? (required is null ? IntakeInputs.Unknown : null) };

    private static InputChoice[] Unknown(Screen screen, Question question) => question.Required ? [] : [new(screen.Say("尚不明", "Not yet known"), IntakeInputs.Unknown)];

    /// <summary>What is known already, in the form of the inputs.</summary>
    private static ImmutableDictionary<string, string> Given(ReportView view)
    {
        var given = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var question in view.Report.Procedure.Intake.Questions)
        {
            if (view.Report.Facts.GetValueOrDefault(question.Key) is not { } value)
                continue;
            if (value.AsInstant is { } instant)
            {
                var local = view.Screen.Local(instant);
                given[IntakeInputs.DateId(question.Key)] = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                given[IntakeInputs.TimeId(question.Key)] = local.ToString("HH:mm", CultureInfo.InvariantCulture);
            }
            else
                given[IntakeInputs.Id(question.Key)] = value.Text;
        }
        return given.ToImmutable();
    }
}
