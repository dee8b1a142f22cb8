using System.Text.Json;
using System.Text.Json.Nodes;

namespace PdBot.EndToEnd.Tests.Tokens;

/// <summary>Activities as Teams sends them for invented people.</summary>
internal static class Activities
{
    private static int next;

    /// <summary>A stranger of the tenant, a new one each time.</summary>
    public static string Stranger() => $"c9000000-0000-4000-8000-{Interlocked.Increment(ref next):000000000000}";

    /// <summary>A message that asks for help: harmless, but the bot would keep where the person can be reached.</summary>
    public static JsonObject Help(Office office, string? person = null) => Of(office, person ?? Stranger(), new { type = "message", text = "help" });

    public static JsonObject Say(Office office, string person, string text) => Of(office, person, new { type = "message", text });

    /// <summary>A press on a button.</summary>
    public static JsonObject Press(Office office, string person, string verb, object data) =>
        Of(office, person, new { type = "invoke", name = "adaptiveCard/action", value = new { action = new { type = "Action.Execute", verb, data }, trigger = "manual" } });

    /// <summary>The same with another member; null takes it away.</summary>
    public static JsonObject With(this JsonObject activity, string name, JsonNode? value)
    {
        var copy = activity.DeepClone().AsObject();
        copy.Remove(name);
        if (value is not null)
            copy[name] = value;
        return copy;
    }

    /// <summary>The same from another tenant; null names none.</summary>
    public static JsonObject From(this JsonObject activity, string? tenant)
    {
        var copy = activity.DeepClone().AsObject();
        copy["conversation"]!.AsObject().Remove("tenantId");
        if (tenant is not null)
            copy["conversation"]!["tenantId"] = tenant;
        return copy;
    }

    private static JsonObject Of(Office office, string person, object members)
    {
        var activity = JsonSerializer.SerializeToNode(new
        {
            id = $"f:{Interlocked.Increment(ref next)}",
            channelId = "msteams",
            serviceUrl = office.ServiceUrl,
            from = new { id = $"29:{person}", name = "丁同仁", aadObjectId = person },
            recipient = new { id = $"28:{Office.AppId}", name = "PdBot" },
            conversation = new { id = $"a:{person}", tenantId = Office.Tenant, conversationType = "personal" },
            locale = "zh-TW",
        })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(members)!.AsObject())
            activity[name] = value?.DeepClone();
        return activity;
    }
}
