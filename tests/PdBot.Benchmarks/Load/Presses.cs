using System.Text;
using System.Text.Json;

namespace PdBot.Benchmarks.Load;

/// <summary>The bytes of <c>adaptiveCard/action</c> requests, as Teams sends them.</summary>
/// <param name="tenant">The tenant of whoever presses.</param>
/// <param name="serviceUrl">The Connector that the bot answers to.</param>
internal sealed class Presses(string tenant, string serviceUrl)
{
    private int next;

    /// <summary>A press of a person on a button.</summary>
    public byte[] Press(string person, string name, string verb, IReadOnlyDictionary<string, string> data)
    {
        var id = $"f:{Interlocked.Increment(ref next):x8}-7c1e-4f0d-9d52-6a3d1d2b5c11";
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            name = "adaptiveCard/action",
            type = "invoke",
            timestamp = "2026-03-02T01:05:00.123Z",
            localTimestamp = "2026-03-02T09:05:00.123+08:00",
            id,
            channelId = "msteams",
            serviceUrl,
            from = new { id = $"29:1{person.Replace("-", "", StringComparison.Ordinal)}", name, aadObjectId = person },
            conversation = new { conversationType = "personal", tenantId = tenant, id = $"a:1{person.Replace("-", "", StringComparison.Ordinal)}" },
            recipient = new { id = "28:5d0f3c1e-52f2-4f36-9d43-0d6a1c7c9b11", name = "PdBot" },
            entities = new[] { new { locale = "zh-TW", country = "TW", platform = "Web", timezone = "Asia/Taipei", type = "clientInfo" } },
            channelData = new { tenant = new { id = tenant }, source = new { name = "message" }, legacy = new { replyToId = "1:1bQz8" } },
            replyToId = "1740877500000",
            value = new { action = new { type = "Action.Execute", title = "簽收", verb, data }, trigger = "manual" },
            locale = "zh-TW",
            localTimezone = "Asia/Taipei",
        });
        var head = $"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
