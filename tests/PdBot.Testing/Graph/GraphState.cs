using System.Globalization;
using System.Text.Json.Nodes;

namespace PdBot.Testing.Graph;

/// <summary>What the directory holds, and how it answers a single request. Used under the server's lock.</summary>
internal sealed class GraphState
{
    public Dictionary<string, GraphUser> Users { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, List<string>> Groups { get; } = new(StringComparer.OrdinalIgnoreCase);

    public HashSet<string> Withheld { get; } = [];

    public List<(string From, string To, string Subject, string Body)> Mails { get; } = [];

    public List<string> Installations { get; } = [];

    public List<GraphMeeting> Meetings { get; } = [];

    public int PageSize { get; set; } = 999;

    /// <summary>Answers.</summary>
    /// <param name="method">The method.</param>
    /// <param name="target">Path and query, from the version on.</param>
    /// <param name="body">Null when none was sent.</param>
    /// <param name="eventual">Whether <c>ConsistencyLevel: eventual</c> was sent.</param>
    /// <param name="root">The server's address with the version, for links.</param>
    public GraphAnswer Answer(string method, string target, JsonNode? body, bool eventual, string root)
    {
        var parts = target.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        var query = Query(target);
        return (method, parts) switch
        {
            ("GET", ["users", var id]) => Guard("User.Read.All", () => OfUser(id, query)),
            ("GET", ["users", var id, "mailboxSettings", "automaticRepliesSetting"]) => Replies(id),
            ("POST", ["users", var id, "sendMail"]) => Guard("Mail.Send", () => Mail(id, body), "ErrorAccessDenied"),
            ("POST", ["users", var id, "teamwork", "installedApps"]) => Guard("TeamsAppInstallation.ReadWriteSelfForUser.All", () => Install(id, body)),
            ("GET", ["users", var id, "teamwork", "installedApps"]) => Guard("TeamsAppInstallation.ReadWriteSelfForUser.All", () => Installed(id, query)),
            ("GET", ["users", var id, "teamwork", "installedApps", var installation, "chat"]) => Guard("TeamsAppInstallation.ReadWriteSelfForUser.All", () => Chat(id, installation)),
            ("POST", ["users", var id, "events"]) => Guard("Calendars.ReadWrite", () => Meet(id, body), "ErrorAccessDenied"),
            ("GET", ["users", var id, "calendarView"]) => Guard("Calendars.ReadWrite", () => CalendarView(id, query), "ErrorAccessDenied"),
            ("GET", ["groups", var id, "transitiveMembers", "microsoft.graph.user"]) => Guard("GroupMember.Read.All", () => Members(id, query, eventual, root, target)),
            ("POST", ["communications", "getPresencesByUserId"]) => Guard("Presence.Read.All", () => Presences(body), "Forbidden"),
            _ => GraphAnswer.Error(400, "BadRequest"),
        };
    }

    private GraphAnswer Guard(string right, Func<GraphAnswer> answer, string code = "Authorization_RequestDenied") =>
        Withheld.Contains(right) ? GraphAnswer.Error(403, code) : answer();

    private GraphUser? Find(string idOrName) => Users.GetValueOrDefault(idOrName)
        ?? Users.Values.FirstOrDefault(user => user.UserPrincipalName.Equals(idOrName, StringComparison.OrdinalIgnoreCase));

    private GraphAnswer OfUser(string id, Dictionary<string, string> query)
    {
        if (Find(id) is not { } user)
        {
            return GraphAnswer.Error(404, "Request_ResourceNotFound");
        }

        var shown = Shown(user, query);
        if (query.GetValueOrDefault("$expand", "").StartsWith("manager", StringComparison.Ordinal) && user.Manager is { } manager && Find(manager) is { } boss)
        {
            shown["manager"] = Shown(boss, query);
        }

        return GraphAnswer.Ok(shown);
    }

    /// <summary>Without being asked for, <c>accountEnabled</c> is not shown.</summary>
    private static JsonObject Shown(GraphUser user, Dictionary<string, string> query)
    {
        var all = new JsonObject
        {
            ["id"] = user.Id,
            ["displayName"] = user.DisplayName,
            ["jobTitle"] = user.JobTitle,
            ["userPrincipalName"] = user.UserPrincipalName,
            ["mail"] = user.HasMailbox ? user.UserPrincipalName : null,
            ["accountEnabled"] = user.AccountEnabled,
        };
        var fields = query.GetValueOrDefault("$select", "id,displayName,jobTitle,userPrincipalName,mail").Split(',');
        return new JsonObject(all.Where(pair => fields.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
    }

    private GraphAnswer Members(string id, Dictionary<string, string> query, bool eventual, string root, string target)
    {
        if (!eventual || !query.ContainsKey("$count"))
        {
            return GraphAnswer.Error(400, "Request_UnsupportedQuery");
        }

        if (!Groups.ContainsKey(id))
        {
            return GraphAnswer.Error(404, "Request_ResourceNotFound");
        }

        var all = Flat(id, []).Distinct().ToArray();
        var from = int.Parse(query.GetValueOrDefault("$skiptoken", "0"), CultureInfo.InvariantCulture);
        var size = Math.Min(PageSize, int.Parse(query.GetValueOrDefault("$top", "100"), CultureInfo.InvariantCulture));
        var page = new JsonObject { ["value"] = new JsonArray([.. all.Skip(from).Take(size).Select(member => (JsonNode)Shown(Users[member], query))]) };
        if (from + size < all.Length)
        {
            page["@odata.nextLink"] = $"{root}{target.Split("&$skiptoken=")[0]}&$skiptoken={from + size}";
        }

        return GraphAnswer.Ok(page);
    }

    private IEnumerable<string> Flat(string group, HashSet<string> seen) =>
        !seen.Add(group) ? [] : Groups[group].SelectMany(member => Groups.ContainsKey(member) ? Flat(member, seen) : [member]);

    private GraphAnswer Presences(JsonNode? body)
    {
        var ids = body?["ids"]?.AsArray().Select(id => id!.GetValue<string>()).ToArray() ?? [];
        return ids.Length is 0 or > 650
            ? GraphAnswer.Error(400, "BadRequest")
            : GraphAnswer.Ok(new JsonObject
            {
                ["value"] = new JsonArray([.. ids.Where(id => Users.GetValueOrDefault(id)?.Availability is not null)
                    .Select(id => (JsonNode)new JsonObject { ["id"] = id, ["availability"] = Users[id].Availability, ["activity"] = Users[id].Availability })]),
            });
    }

    private GraphAnswer Replies(string id)
    {
        if (Withheld.Contains("MailboxSettings.Read") || Find(id) is { IsMailboxClosed: true })
        {
            return GraphAnswer.Error(403, "ErrorAccessDenied");
        }

        if (Find(id) is not { HasMailbox: true } user)
        {
            return GraphAnswer.Error(404, Find(id) is null ? "Request_ResourceNotFound" : "MailboxNotEnabledForRESTAPI");
        }

        var (start, end, zone) = user.RepliesSchedule ?? (DateTime.UnixEpoch, DateTime.UnixEpoch, "UTC");
        return GraphAnswer.Ok(new JsonObject
        {
            ["status"] = user.RepliesStatus,
            ["externalAudience"] = "all",
            ["scheduledStartDateTime"] = new JsonObject { ["dateTime"] = start.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture), ["timeZone"] = zone },
            ["scheduledEndDateTime"] = new JsonObject { ["dateTime"] = end.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture), ["timeZone"] = zone },
            ["internalReplyMessage"] = "本人休假中",
        });
    }

    private GraphAnswer Mail(string from, JsonNode? body)
    {
        if (Find(from) is null || body?["message"] is not { } message || message["toRecipients"]?[0]?["emailAddress"]?["address"]?.GetValue<string>() is not { } to)
        {
            return GraphAnswer.Error(400, "ErrorInvalidRecipients");
        }

        Mails.Add((from, to, message["subject"]!.GetValue<string>(), message["body"]!["content"]!.GetValue<string>()));
        return new GraphAnswer(202, null);
    }

    private GraphAnswer Install(string id, JsonNode? body)
    {
        if (Find(id) is null || body?["teamsApp@odata.bind"]?.GetValue<string>().Contains("/appCatalogs/teamsApps/", StringComparison.Ordinal) != true)
        {
            return GraphAnswer.Error(400, "BadRequest");
        }

        if (Installations.Contains(id))
        {
            return GraphAnswer.Error(409, "Conflict");
        }

        Installations.Add(id);
        return new GraphAnswer(201, null);
    }

    private GraphAnswer Installed(string id, Dictionary<string, string> query) =>
        query.GetValueOrDefault("$expand") != "teamsApp" || !query.GetValueOrDefault("$filter", "").StartsWith("teamsApp/id eq '", StringComparison.Ordinal)
            ? GraphAnswer.Error(400, "BadRequest")
            : GraphAnswer.Ok(new JsonObject { ["value"] = new JsonArray([.. Installations.Where(user => user == id).Select(user => (JsonNode)new JsonObject { ["id"] = InstallationOf(user) })]) });

    private GraphAnswer Chat(string id, string installation) => Installations.Contains(id) && installation == InstallationOf(id)
        ? GraphAnswer.Ok(new JsonObject { ["id"] = GraphServer.ChatOf(id), ["chatType"] = "oneOnOne" })
        : GraphAnswer.Error(404, "NotFound");

    private static string InstallationOf(string user) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{user}##app"));

    /// <summary>A transaction makes one event in a mailbox; what comes with it again is refused, the event stays.</summary>
    private GraphAnswer Meet(string id, JsonNode? body)
    {
        if (Find(id) is { IsMailboxClosed: true })
        {
            return GraphAnswer.Error(403, "ErrorAccessDenied");
        }

        if (Find(id) is not { HasMailbox: true } user)
        {
            return GraphAnswer.Error(404, Find(id) is null ? "ErrorInvalidUser" : "MailboxNotEnabledForRESTAPI");
        }

        if (body?["isOnlineMeeting"]?.GetValue<bool>() != true || body["onlineMeetingProvider"]?.GetValue<string>() != "teamsForBusiness" || body["start"]?["timeZone"]?.GetValue<string>() != "UTC")
        {
            return GraphAnswer.Error(400, "ErrorInvalidRequest");
        }

        var transaction = body["transactionId"]!.GetValue<string>();
        if (Meetings.Any(meeting => meeting.Organiser == user.Id && meeting.Transaction == transaction))
        {
            return GraphAnswer.Error(409, "ErrorDuplicateTransactionId");
        }

        var made = new GraphMeeting(user.Id, transaction, body["subject"]!.GetValue<string>(), body["body"]!["content"]!.GetValue<string>(), Instant(body["start"]!), Instant(body["end"]!),
            [.. body["attendees"]!.AsArray().Select(attendee => attendee!["emailAddress"]!["address"]!.GetValue<string>())]);
        Meetings.Add(made);
        return new GraphAnswer(201, Shown(made, user));
    }

    private GraphAnswer CalendarView(string id, Dictionary<string, string> query)
    {
        var (from, until) = (DateTimeOffset.Parse(query["startDateTime"], CultureInfo.InvariantCulture), DateTimeOffset.Parse(query["endDateTime"], CultureInfo.InvariantCulture));
        return Find(id) is not { } user
            ? GraphAnswer.Error(404, "ErrorInvalidUser")
            : GraphAnswer.Ok(new JsonObject
            {
                ["value"] = new JsonArray([.. Meetings.Where(meeting => meeting.Organiser == user.Id && meeting.Start < until && meeting.End > from).Select(meeting => (JsonNode)Shown(meeting, user))]),
            });
    }

    /// <summary>Whoever has no Teams gets an entry without a meeting.</summary>
    private static JsonObject Shown(GraphMeeting meeting, GraphUser user) => new()
    {
        ["id"] = "AAMk1",
        ["transactionId"] = meeting.Transaction,
        ["webLink"] = "https://outlook.office365.com/owa/?itemid=AAMk1",
        ["onlineMeeting"] = user.Availability is null ? null : new JsonObject { ["joinUrl"] = meeting.JoinUrl },
    };

    private static DateTimeOffset Instant(JsonNode moment) => DateTimeOffset.Parse(moment["dateTime"]!.GetValue<string>() + "Z", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Query(string target) =>
        target.Split('?', 2).ElementAtOrDefault(1) is not { } text
            ? []
            : Pieces(text).Select(piece => piece.Split('=', 2)).ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""));

    private static string[] Pieces(string text) => text.Split('&', StringSplitOptions.RemoveEmptyEntries);
}
