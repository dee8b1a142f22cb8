using System.Collections.Immutable;
using System.Globalization;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Inbound;

namespace PdBot.Teams.Tasks;

/// <summary>Between the inputs of a duty's card and the commands of the rules. Nothing from outside is trusted: the rules check it again.</summary>
internal static class TaskInputs
{
    public const string DoneDate = "done-date";
    public const string DoneTime = "done-time";
    public const string Channel = "channel";
    public const string Recipient = "recipient";
    public const string Reference = "reference";
    public const string Note = "note";
    public const string LateReason = "late-reason";
    public const string Sent = "sent";
    public const string Failed = "failed";
    public const string ListHash = "list-hash";
    public const string UntilDate = "until-date";
    public const string UntilTime = "until-time";
    public const string ExtendReason = "extend-reason";
    public const string ExtendReference = "extend-reference";
    public const string WaiveReason = "waive-reason";
    public const string WaiveReference = "waive-reference";
    public const string HoldReason = "hold-reason";
    public const string HoldReference = "hold-reference";
    public const string PurgeReference = "purge-reference";
    public const string ClosingNote = "closing-note";
    public const int LongestText = 500;

    private static readonly string[] All =
    [
        DoneDate, DoneTime, Channel, Recipient, Reference, Note, LateReason, Sent, Failed, ListHash,
        UntilDate, UntilTime, ExtendReason, ExtendReference, WaiveReason, WaiveReference, Verbs.ReasonKey,
    ];

    /// <summary>What was filled in, as it was, so that a refused card loses nothing.</summary>
    public static ImmutableDictionary<string, string> Given(CardAction action) =>
        All.Where(id => action.Value(id) is { Length: > 0 and <= 2000 }).ToImmutableDictionary(id => id, id => action.Value(id) ?? "");

    /// <summary>What a press on a duty's card asks; null when it asks nothing.</summary>
    public static ReportCommand? Command(PersonId person, CardAction action, string task, Screen screen) => action.Verb switch
    {
        Verbs.CompleteTask => new ReportCommand.CompleteTask(person, task, Moment(action, DoneDate, DoneTime, screen))
        {
            Channel = Text(action, Channel),
            Recipient = Text(action, Recipient),
            Reference = Text(action, Reference),
            Note = Text(action, Note),
            LateReason = Text(action, LateReason),
        },
        Verbs.RecordBatch => new ReportCommand.RecordBatch(
            person, task, Moment(action, DoneDate, DoneTime, screen), Text(action, Channel), Number(action, Sent), Number(action, Failed) ?? 0, Text(action, ListHash)),
        Verbs.ApproveTask => new ReportCommand.ApproveTask(person, task),
        Verbs.ReturnTask => new ReportCommand.ReturnTask(person, task, Text(action, Verbs.ReasonKey)),
        Verbs.ExtendTask => new ReportCommand.ExtendTask(person, task, Moment(action, UntilDate, UntilTime, screen), Text(action, ExtendReason), Text(action, ExtendReference)),
        Verbs.WaiveTask => new ReportCommand.WaiveTask(person, task, Text(action, WaiveReason), Text(action, WaiveReference)),
        _ => null,
    };

    private static string Text(CardAction action, string id) => action.Value(id) ?? "";

    private static long? Number(CardAction action, string id) =>
        decimal.TryParse(action.Value(id), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number) && Math.Abs(number) < long.MaxValue
            ? (long)number
            : null;

    /// <summary>Day and time in the organisation's zone; a day without a time is its first instant. What cannot be read lies in no past.</summary>
    public static DateTimeOffset? Moment(CardAction action, string date, string time, Screen screen)
    {
        var (day, hour) = (Text(action, date), Text(action, time));
        if (day.Length == 0 && hour.Length == 0)
            return null;
        return day.Length > 0 && screen.Instant(day, hour.Length > 0 ? hour : "00:00") is { } instant ? instant.ToUniversalTime() : DateTimeOffset.MaxValue;
    }
}
