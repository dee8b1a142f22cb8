using System.Reflection;
using System.Text.Json.Nodes;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Inbound;
using PdBot.Teams.Intake;
using PdBot.Teams.Protocol;
using PdBot.Teams.Tasks;

namespace PdBot.Behaviour.Tests.Fuzz;

/// <summary>
/// Every kind of activity that Teams may send, about reports in several states. Verbs, inputs, kinds of card, commands, invokes and types are
/// taken from the product itself: what is new there is new here.
/// </summary>
internal static class Corpus
{
    /// <summary>What Teams and the Bot Framework know besides, and the product does not.</summary>
    private static readonly string[] OtherTypes =
    [
        "typing", "messageReaction", "messageUpdate", "messageDelete", "event", "endOfConversation", "handoff", "contactRelationUpdate", "deleteUserData", "trace", "suggestion", "command", "commandResult",
    ];

    private static readonly string[] OtherInvokes =
    [
        "composeExtension/query", "composeExtension/selectItem", "composeExtension/queryLink", "composeExtension/anonymousQueryLink", "composeExtension/querySettingUrl", "composeExtension/setting",
        "composeExtension/onCardButtonClicked", "task/fetch", "task/submit", "signin/verifyState", "signin/tokenExchange", "signin/failure", "fileConsent/invoke", "actionableMessage/executeAction",
        "handoff/action", "tab/fetch", "tab/submit", "config/fetch", "config/submit", "message/submitAction", "application/search", "search",
    ];

    /// <summary>Lets people play, and adds what they could have sent besides.</summary>
    public static async Task<IReadOnlyList<JsonObject>> PlayAsync(Bot bot)
    {
        var (staff, executive) = (bot.Staff(), bot.Person("曾演練"));
        Persona[] people = [bot.Person("黃測試"), executive, bot.Person("劉模擬"), staff];
        await ReportAsync(bot);
        var reports = (await bot.HeadsAsync()).Select(head => head.Report.Value).ToArray();
        var press = 0;
        return
        [
            .. bot.Posted.Select(body => JsonNode.Parse(body)!.AsObject()),
            .. Of(typeof(Verbs), isKey: false).SelectMany(_ => reports, (verb, report) => Pressed(people[press++ % people.Length], verb, report)),
            .. Of(typeof(Verbs), isKey: false).Select(verb => Activity(staff, ActivityTypes.Message, new { replyToId = "1", value = Data(verb, reports[0], "escalation") })),
            .. Kinds().SelectMany(kind => reports, (kind, report) => Pressed(people[press++ % people.Length], Verbs.Refresh, report, kind)),
            .. CommandSpellings.All.DistinctBy(spelling => spelling.Word).SelectMany(spelling => Said(staff, spelling.Spelling)),
            .. Said(executive, $"進度 PD-115-0001"), .. Said(executive, "log PD-115-0002"), .. Said(staff, "隨便說說"),
            .. Of(typeof(ActivityTypes)).Concat(OtherTypes).SelectMany(type => Happened(staff, type)),
            .. Of(typeof(InvokeNames)).Concat(OtherInvokes).SelectMany(name => Invoked(staff, name)),
        ];
    }

    /// <summary>A report that is being worked on, one dismissed, a drill, and one just made.</summary>
    private static async Task ReportAsync(Bot bot)
    {
        await bot.Staff("林同仁", "c9000000-0000-4000-8000-0000000000fd").ReportAsync();
        await bot.Person("黃測試").PressAsync("establish", ("reason", "經查屬實"));
        await bot.Person("劉模擬").PressAsync("approve");
        await bot.Person("陳虛構").PressAsync("acknowledge");
        await bot.Person("曾演練").PressAsync("acknowledge");
        await bot.Staff("周同仁", "c9000000-0000-4000-8000-0000000000fc").ReportAsync();
        await bot.Person("黃測試").PressAsync("dismiss", ("reason", "經查無個資"));
        await bot.Staff("吳同仁", "c9000000-0000-4000-8000-0000000000fb").ReportAsync("drill leak");
        await bot.Staff("鄭同仁", "c9000000-0000-4000-8000-0000000000fa").ReportAsync();
    }

    private static JsonObject Pressed(Persona person, string verb, string report, string kind = "task") => Activity(
        person, ActivityTypes.Invoke, new { name = InvokeNames.AdaptiveCardAction, value = new { action = new { type = "Action.Execute", id = "1", verb, data = Data(verb, report, kind) }, trigger = "manual" } });

    private static IEnumerable<JsonObject> Said(Persona person, string text) =>
    [
        Activity(person, ActivityTypes.Message, new { text, textFormat = "plain", localTimezone = "Asia/Taipei", entities = new[] { new { type = "clientInfo", locale = "en-US", country = "TW", platform = "Web" } } }),
        Activity(person, ActivityTypes.Message, new { text = $"<at>PdBot</at> {text}\n", conversation = In(person, "channel"), channelData = new { tenant = new { id = person.Tenant }, team = new { id = "19:team" } }, entities = Mention }),
        Activity(person, ActivityTypes.Message, new { text, conversation = In(person, "groupChat"), recipient = new { id = "28:pdbot", isTargeted = true }, entities = Mention }),
    ];

    private static IEnumerable<JsonObject> Happened(Persona person, string type) => new[] { "personal", "channel", "groupChat" }.Select(where => Activity(person, type, new
    {
        conversation = In(person, where),
        action = where == "channel" ? "remove" : "add",
        membersAdded = new[] { new { id = "28:pdbot" }, new { id = $"29:{person.Id}" } },
        membersRemoved = new[] { new { id = "29:x" } },
        reactionsAdded = new[] { new { type = "like" } },
        channelData = new { eventType = where == "channel" ? "teamRenamed" : "editMessage", tenant = new { id = person.Tenant }, team = new { id = "19:team", name = "t" } },
        value = new { },
    }));

    private static IEnumerable<JsonObject> Invoked(Persona person, string name) => new[] { MessageExtensionHandler.ReportLeak, MessageExtensionHandler.ReportMessage }.Select(commandId => Activity(person, ActivityTypes.Invoke, new
    {
        name,
        conversation = In(person, "groupChat"),
        value = new
        {
            commandId,
            commandContext = "message",
            data = Data(Verbs.SubmitReport, "", ""),
            messagePayload = new
            {
                id = "1763618474235",
                createdDateTime = "2026-11-20T03:01:14.235Z",
                linkToMessage = "https://teams.microsoft.com/l/message/19:a@thread.tacv2/1763618474235?tenantId=f0000000-0000-4000-8000-000000000001",
                body = new { contentType = "html", content = "外洩" },
            },
            parameters = new[] { new { name = "q", value = "x" } },
            state = "0",
            token = "x",
        },
    }));

    /// <summary>Everything that a card may send back.</summary>
    private static JsonObject Data(string verb, string report, string kind)
    {
        var data = new JsonObject();
        foreach (var input in Of(typeof(TaskInputs)).Concat(Of(typeof(IntakeCard), isKey: true)).Concat(["q-event-kind", "q-description", "q-discovered-at-date", "q-discovered-at-time"]))
            data[input] = Filled(input);
        foreach (var (key, value) in new[] { (Verbs.ReportKey, report), (Verbs.KindKey, kind), (Verbs.LevelKey, "1"), (Verbs.TaskKey, "contain"), (Verbs.ReasonKey, "經查屬實"), ("verb", verb) })
            data[key] = value;
        return data;
    }

    private static string Filled(string input) => input switch
    {
        _ when input.EndsWith("date", StringComparison.Ordinal) => "2026-11-20",
        _ when input.EndsWith("time", StringComparison.Ordinal) => "10:00",
        "unit" => "academic-affairs",
        "source" => "self-discovered",
        "q-event-kind" => "breach",
        "sent" or "failed" or "pace" => "3",
        _ => "教務處已通知當事人",
    };

    private static object[] Mention => [new { type = "mention", text = "<at>PdBot</at>", mentioned = new { id = "28:pdbot", name = "PdBot" } }];

    private static object In(Persona person, string type) =>
        new { id = type == "personal" ? person.Conversation : $"19:{type}@thread.tacv2;messageid=1700000000000", tenantId = person.Tenant, conversationType = type, isGroup = type != "personal" };

    private static JsonObject Activity(Persona person, string type, object members)
    {
        var activity = person.Activity(members);
        activity["type"] = type;
        return activity;
    }

    private static IEnumerable<string> Kinds() => typeof(Verbs).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Card", StringComparison.Ordinal) || type.Name.EndsWith("Cards", StringComparison.Ordinal))
        .SelectMany(Constants).Where(field => field.Name.EndsWith("Kind", StringComparison.Ordinal)).Select(Text);

    private static IEnumerable<string> Of(Type words, bool? isKey = null) =>
        Constants(words).Where(field => isKey is null || field.Name.EndsWith("Key", StringComparison.Ordinal) == isKey).Select(Text);

    private static IEnumerable<FieldInfo> Constants(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(field => field.IsLiteral && field.FieldType == typeof(string));

    private static string Text(FieldInfo constant) => (string)constant.GetRawConstantValue()!;
}
