using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PdBot.Domain;
using PdBot.Domain.Meetings;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Graph;

/// <summary>Makes the emergency meeting of a report in the calendar of whoever began it, as a Teams meeting. One attempt: somebody waits for the answer.</summary>
/// <param name="graph">Patient for one attempt only.</param>
/// <param name="rights">Remembers whose calendar was refused.</param>
/// <param name="link">Opens the chat with the bot.</param>
public sealed class GraphCalendar(GraphClient graph, GraphRights rights, string link)
{
    private const string MadeBefore = "ErrorDuplicateTransactionId";

    /// <summary>Whether the calendar of a person was refused within the hour. It says nothing about anybody else's: a policy may close single mailboxes.</summary>
    public bool IsOff(PersonId person) => rights.IsOff(DirectoryFeature.Calendar, person);

    /// <summary>What a meeting is called: the number, never what the report is about.</summary>
    public static string Subject(Report report) => $"{(report.Mode == ReportMode.Drill ? "【演練】" : "")}[PdBot] 個資事件緊急應變會議 {report.Number}";

    /// <summary>Makes the meeting and invites; the same meeting of the same person is made once, however often it is asked for.</summary>
    /// <param name="report">The report; only its number is told.</param>
    /// <param name="begun">In whose calendar, when and how long.</param>
    /// <param name="invited">Mail addresses.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The address by which it is joined; or the fault.</returns>
    public async Task<(string? Link, GraphFault? Fault)> MeetAsync(
        Report report, MeetingBegun begun, IEnumerable<string> invited, CancellationToken cancellationToken)
    {
        var owner = $"/users/{Uri.EscapeDataString(begun.Actor.Value)}";
        var (start, end) = (begun.StartsAt.UtcDateTime, begun.StartsAt.UtcDateTime.AddMinutes(begun.Minutes));
        var transaction = $"pdbot-{report.Id}-{start:yyyyMMddHHmm}";
        var meeting = new JsonObject
        {
            ["subject"] = Subject(report),
            ["body"] = new JsonObject { ["contentType"] = "Text", ["content"] = Words(report) },
            ["start"] = Moment(start),
            ["end"] = Moment(end),
            ["attendees"] = new JsonArray([.. invited.Select(address => (JsonNode)new JsonObject { ["emailAddress"] = new JsonObject { ["address"] = address }, ["type"] = "required" })]),
            ["isOnlineMeeting"] = true,
            ["onlineMeetingProvider"] = "teamsForBusiness",
            ["importance"] = "high",
            ["transactionId"] = transaction,
        };
        var result = await graph.SendAsync(new(HttpMethod.Post, $"{owner}/events", meeting), cancellationToken).ConfigureAwait(false);
        var fault = (result as GraphResult.Failed)?.Fault;
        if (fault is null or { IsClosed: true })
            rights.Note(DirectoryFeature.Calendar, denied: fault is not null, begun.Actor);
        if (fault is { Code: MadeBefore })
            return await FindAsync(owner, start, end, transaction, cancellationToken).ConfigureAwait(false);
        return fault is null ? Joined(((GraphResult.Done)result).Body) : (null, fault);
    }

    /// <summary>The meeting that an earlier press made, whose answer was lost.</summary>
    private async Task<(string? Link, GraphFault? Fault)> FindAsync(string owner, DateTime start, DateTime end, string transaction, CancellationToken cancellationToken)
    {
        var (events, fault) = await graph.PagesAsync(
            GraphRequest.Get($"{owner}/calendarView?startDateTime={start:s}Z&endDateTime={end:s}Z&$select=transactionId,onlineMeeting,webLink"), cancellationToken).ConfigureAwait(false);
        foreach (var one in events)
            if (one.Text("transactionId") == transaction)
                return Joined(one);
        // It is there: whatever this answer says, the calendar has not refused it.
        return (null, fault is { IsClosed: false } ? fault : new GraphFault(null, MadeBefore));
    }

    /// <summary>Where the organiser has no Teams, the entry itself is what can be opened.</summary>
    private static (string? Link, GraphFault? Fault) Joined(JsonElement entry)
    {
        var place = entry.Object("onlineMeeting")?.Text("joinUrl") ?? entry.Text("webLink");
        return place is { Length: > 0 } ? (place, null) : (null, new GraphFault(null, GraphFault.NoAnswer));
    }

    private static JsonObject Moment(DateTime utc) => new() { ["dateTime"] = utc.ToString("s", CultureInfo.InvariantCulture), ["timeZone"] = "UTC" };

    private string Words(Report report) => $"""
        個資事件 {report.Number} 緊急應變會議。案件內容請逕至 Teams 查閱：
        {link}

        Emergency meeting about report {report.Number}. Please read it in Teams:
        {link}
        """;
}
