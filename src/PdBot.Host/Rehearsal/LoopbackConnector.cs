using System.Net;
using System.Text;
using System.Text.Json;

namespace PdBot.Host.Rehearsal;

/// <summary>The Connector's side of the wire: takes conversations, cards and rewritings, and shows each person the newest state.</summary>
internal sealed class LoopbackConnector(IReadOnlySet<string> blocked) : HttpMessageHandler
{
    public const string ServiceUrl = "http://127.0.0.1/rehearsal";

    private readonly Dictionary<string, JsonElement> shown = [];
    private int next = 1;

    /// <summary>Cards posted since the last look: activity id and person.</summary>
    public Queue<(string Activity, string Person)> Posted { get; } = new();

    /// <summary>The card that stands under an activity id now.</summary>
    public JsonElement Card(string activity) => shown[activity];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri?.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray() ?? [];
        var body = request.Content is null ? default : JsonDocument.Parse(await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)).RootElement.Clone();
        return path switch
        {
            [_, "v3", "conversations"] => Answer(HttpStatusCode.Created, new { id = $"a:{body.GetProperty("members")[0].GetProperty("id").GetString()}" }),
            [_, "v3", "conversations", var conversation, "activities"] when blocked.Contains(Person(conversation)) =>
                Answer(HttpStatusCode.Forbidden, new { error = new { code = "BotNotInConversationRoster", message = "The bot is not part of the conversation roster." } }),
            [_, "v3", "conversations", var conversation, "activities"] => Post(Person(conversation), body),
            [_, "v3", "conversations", _, "activities", var activity] => Put(activity, body),
            _ => Answer(HttpStatusCode.NotFound, new { error = new { code = "NotFound", message = "" } }),
        };
    }

    private static string Person(string conversation) => conversation[2..];

    private HttpResponseMessage Post(string person, JsonElement body)
    {
        var id = $"{next++}";
        shown[id] = Content(body);
        Posted.Enqueue((id, person));
        return Answer(HttpStatusCode.Created, new { id });
    }

    private HttpResponseMessage Put(string activity, JsonElement body)
    {
        shown[activity] = Content(body);
        return Answer(HttpStatusCode.OK, new { id = activity });
    }

    private static JsonElement Content(JsonElement body) => body.GetProperty("attachments")[0].GetProperty("content");

    private static HttpResponseMessage Answer(HttpStatusCode status, object body) =>
        new(status) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
}
