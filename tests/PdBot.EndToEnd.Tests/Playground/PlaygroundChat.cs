using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PdBot.EndToEnd.Tests.Playground;

/// <summary>Acts for a person without a page, by the calls that Playground's own page makes.</summary>
internal sealed class PlaygroundChat : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    private readonly HttpClient _http;
    private readonly ShownMessages _shown;

    private PlaygroundChat(PlaygroundPersona me, HttpClient http, ShownMessages shown) => (Me, _http, _shown) = (me, http, shown);

    public PlaygroundPersona Me { get; }

    /// <summary>What stands in this person's Teams, oldest first.</summary>
    public IReadOnlyList<ShownMessage> Shown => _shown.All;

    public static async Task<PlaygroundChat> ConnectAsync(PlaygroundServer server)
    {
        var http = new HttpClient { BaseAddress = server.Page };
        return new PlaygroundChat(server.Me, http, await ShownMessages.ConnectAsync(server.Page));
    }

    /// <summary>Opens the chat: the bot receives <c>installationUpdate</c> and <c>conversationUpdate</c>.</summary>
    public async Task InstallAsync()
    {
        using var answer = await _http.PostAsJsonAsync($"_debug/conversation/{Uri.EscapeDataString(Me.PersonalChatId)}/installation", new { });
        answer.EnsureSuccessStatusCode();
    }

    public async Task SayAsync(string text)
    {
        using var answer = await _http.PostAsJsonAsync(
            $"_conversation/v1/conversations/{Uri.EscapeDataString(Me.PersonalChatId)}/messages",
            new { from = new { id = Me.UserId }, text, textFormat = "plain" });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Waits for the newest message that shows the text, whether it stands there already or comes.</summary>
    /// <param name="within">20 s when null.</param>
    public Task<ShownMessage> SeesAsync(string text, TimeSpan? within = null) =>
        _shown.WaitAsync(message => message.Shows(text), within ?? Patience, $"{Me.Name} sees '{text}'");

    /// <summary>Waits for the newest message that offers the button.</summary>
    /// <param name="within">20 s when null.</param>
    public Task<ShownMessage> IsOfferedAsync(string title, TimeSpan? within = null) =>
        _shown.WaitAsync(message => message.Offers(title), within ?? Patience, $"{Me.Name} is offered '{title}'");

    /// <summary>Waits until this very message shows the text, having been rewritten.</summary>
    /// <param name="within">20 s when null.</param>
    public Task<ShownMessage> SeesRewrittenAsync(ShownMessage message, string text, TimeSpan? within = null) =>
        _shown.WaitAsync(
            now => now.Id == message.Id && now.Revision > message.Revision && now.Shows(text),
            within ?? Patience,
            $"{Me.Name} sees the message rewritten to '{text}'");

    /// <summary>Presses a button of a message as it was when it was read, even if it has been rewritten since.</summary>
    /// <param name="title">The button's title, exactly.</param>
    /// <param name="inputs">Values by input id; null enters nothing.</param>
    /// <param name="row">Only a button in the row that shows this text; null means any.</param>
    public async Task<PressAnswer> PressAsync(ShownMessage message, string title, IReadOnlyDictionary<string, string>? inputs = null, string? row = null)
    {
        var (card, action) = Find(message, title, row);
        var data = CardForm.Fill(card, action, inputs ?? Nothing);
        var from = new { id = Me.UserId };
        var conversation = new { id = message.ConversationId };
        if (ShownCard.Type(action) == "Action.Submit")
        {
            using var taken = await _http.PostAsJsonAsync("_conversation/v1/submit", new { from, conversation, replyToId = message.Id, value = data });
            return new PressAnswer((int)taken.StatusCode, null, default);
        }

        var execute = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["id"] = ShownCard.Text(action, "id"),
                ["verb"] = ShownCard.Text(action, "verb"),
                ["title"] = title,
                ["data"] = data,
            },
            ["trigger"] = "manual",
        };
        using var answer = await _http.PostAsJsonAsync(
            "_conversation/v1/invoke",
            new { name = "adaptiveCard/action", from, conversation, replyToId = message.Id, value = execute });
        return await Read(answer, message);
    }

    /// <summary>Sends an invoke of a message extension about a message; the task that answers it.</summary>
    /// <param name="name">Which invoke.</param>
    /// <param name="command">The command of the manifest.</param>
    /// <param name="data">What the dialog sends; null while it is being fetched.</param>
    public async Task<JsonElement> ExtendAsync(string name, string command, object? data = null)
    {
        using var answer = await _http.PostAsJsonAsync("_conversation/v1/invoke", new
        {
            name,
            from = new { id = Me.UserId },
            conversation = new { id = Me.PersonalChatId },
            value = new
            {
                commandId = command,
                commandContext = "message",
                data,
                messagePayload = new { id = "1763618474235", createdDateTime = "2025-11-20T06:01:14.235Z", linkToMessage = "https://teams.microsoft.com/l/message/19:general@thread.tacv2/1763618474235" },
            },
        });
        answer.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        return body.RootElement.GetProperty("task").GetProperty("value").GetProperty("card").GetProperty("content").Clone();
    }

    public async ValueTask DisposeAsync()
    {
        await _shown.DisposeAsync();
        _http.Dispose();
    }

    private static (JsonElement Card, JsonElement Action) Find(ShownMessage message, string title, string? row)
    {
        foreach (var card in message.Cards)
        {
            foreach (var action in ShownCard.Rows(card, row).SelectMany(ShownCard.Actions).Where(action => ShownCard.Title(action) == title))
            {
                return (card, action);
            }
        }

        throw new InvalidOperationException($"No button '{title}'{(row is null ? "" : $" beside '{row}'")} on:\n{message.Everything}");
    }

    private async Task<PressAnswer> Read(HttpResponseMessage answer, ShownMessage message)
    {
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            return new PressAnswer((int)answer.StatusCode, null, default);
        }

        using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        var root = body.RootElement;
        var value = root.TryGetProperty("value", out var returned) ? returned.Clone() : default;
        var pressed = new PressAnswer(200, ShownCard.Text(root, "type"), value);
        if (pressed.Card is { } card)
        {
            _shown.Replace(message.Id, card);
        }

        return pressed;
    }
}
