using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using PdBot.Domain;

namespace PdBot.Behaviour.Tests;

/// <summary>Someone in front of Teams: types, sees cards, presses buttons.</summary>
internal sealed record Persona(Bot Bot, PersonId Id, string Name, string Tenant)
{
    private static int next;

    public string Conversation => $"a:{Id}";

    /// <summary>The id under which the next activity is sent; normally a new one each time.</summary>
    public static string NewActivityId() => $"f:{Interlocked.Increment(ref next)}";

    /// <summary>The cards in the 1:1 chat, oldest first, each as it now stands.</summary>
    public IReadOnlyList<ShownCard> Cards =>
        [.. Bot.Teams.SeenBy(Id.Value).Where(message => message.Card is not null).Select(message => new ShownCard(message.Card!.Value, message.ActivityId))];

    /// <summary>The newest card that is not about duties.</summary>
    public ShownCard Card => Cards.Last(card => card.Kind is not ("task" or "mine" or "duties" or "notice" or "reminder" or "closed"));

    /// <summary>The newest card of the own duties; of a member of the executive group the live card of all.</summary>
    public ShownCard Duties => Cards.Last(card => card.Kind is "mine" or "duties");

    /// <summary>Opens a duty from the list, fills in its proof and says that it is done.</summary>
    public async Task<ShownCard> DoAsync(string task, string verb, params (string Input, string Value)[] inputs)
    {
        var form = await InvokeAsync("refresh", new { report = Duties.Report, card = "task", task });
        var answer = await PressAsync(form, verb, inputs.ToDictionary(input => input.Input, input => input.Value));
        await Bot.EmptyOutboxAsync();
        return answer;
    }

    /// <summary>Types a message and waits for the card that answers it.</summary>
    public async Task<ShownCard> AskAsync(string text)
    {
        Bot.Teams.ConversationOf(Id.Value);
        var before = Bot.Teams.SeenBy(Id.Value).Select(message => message.ActivityId).ToHashSet();
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(new { type = "message", text })).StatusCode);
        var answer = await Bot.Teams.WaitForAsync(message => message.Person == Id.Value && !before.Contains(message.ActivityId));
        return new ShownCard(answer.Card!.Value, answer.ActivityId);
    }

    /// <summary>Fills in the intake card that was asked for.</summary>
    public static Dictionary<string, string> Filled(ShownCard intake, params (string Input, string Value)[] values)
    {
        var inputs = intake.Inputs;
        inputs["unit"] = "academic-affairs";
        inputs["source"] = "self-discovered";
        inputs["q-event-kind"] = "breach";
        inputs["q-description"] = "寄送通知信時誤附名單";
        foreach (var (input, value) in values)
        {
            inputs[input] = value;
        }

        return inputs;
    }

    /// <summary>Asks for the intake card, fills it in and sends it; everybody has been told afterwards.</summary>
    public async Task<ShownCard> ReportAsync(string command = "/report leak", params (string Input, string Value)[] values)
    {
        var intake = await AskAsync(command);
        var answer = await PressAsync(intake, "submit-report", Filled(intake, values));
        await Bot.EmptyOutboxAsync();
        return answer;
    }

    /// <summary>Presses a button of the newest card, and lets the consequences be sent.</summary>
    public async Task<ShownCard> PressAsync(string verb, params (string Input, string Value)[] inputs)
    {
        var answer = await PressAsync(Card, verb, inputs.ToDictionary(input => input.Input, input => input.Value));
        await Bot.EmptyOutboxAsync();
        return answer;
    }

    /// <summary>Presses a button of a card as Teams sends it; the card that answers.</summary>
    public Task<ShownCard> PressAsync(ShownCard card, string verb, IReadOnlyDictionary<string, string>? inputs = null, string? activityId = null)
    {
        var data = card.DataOf(verb);
        foreach (var (name, value) in inputs ?? new Dictionary<string, string>())
        {
            data[name] = value;
        }

        return InvokeAsync(verb, data, activityId);
    }

    /// <summary>Sends an <c>adaptiveCard/action</c> with any data.</summary>
    /// <param name="verb">Which action.</param>
    /// <param name="data">Its data.</param>
    /// <param name="activityId">Null: a new one.</param>
    /// <param name="conversation">Where the card stands; null: in the 1:1 chat.</param>
    public async Task<ShownCard> InvokeAsync(string verb, object data, string? activityId = null, object? conversation = null)
    {
        var response = await SendAsync(
            new
            {
                type = "invoke",
                name = "adaptiveCard/action",
                value = new { action = new { type = "Action.Execute", verb, data }, trigger = "manual" },
                conversation = conversation ?? new { id = Conversation, tenantId = Tenant, conversationType = "personal" },
            }, activityId);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(200, body.RootElement.GetProperty("statusCode").GetInt32());
        return new ShownCard(body.RootElement.GetProperty("value").Clone(), null);
    }

    /// <summary>Sends the message of an Action.Submit, as clients do that know no Action.Execute.</summary>
    public Task<HttpResponseMessage> SubmitAsync(ShownCard card, string verb, IReadOnlyDictionary<string, string>? inputs = null)
    {
        var data = card.DataOf(verb);
        foreach (var (name, value) in inputs ?? new Dictionary<string, string>())
        {
            data[name] = value;
        }

        return SendAsync(new { type = "message", replyToId = card.ActivityId, value = data });
    }

    /// <summary>Sends an activity as Teams would, with these members on top.</summary>
    public Task<HttpResponseMessage> SendAsync(object members, string? activityId = null) => Bot.PostAsync(Activity(members, activityId).ToJsonString());

    /// <summary>The activity that would be sent.</summary>
    public JsonObject Activity(object members, string? activityId = null)
    {
        var activity = JsonSerializer.SerializeToNode(new
        {
            id = activityId ?? NewActivityId(),
            channelId = "msteams",
            serviceUrl = Bot.Teams.ServiceUrl,
            from = new { id = $"29:{Id}", name = Name, aadObjectId = Id.Value },
            recipient = new { id = "28:pdbot", name = "PdBot" },
            conversation = new { id = Conversation, tenantId = Tenant, conversationType = "personal" },
            locale = "zh-TW",
        })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(members)!.AsObject())
        {
            activity[name] = value?.DeepClone();
        }

        return activity;
    }
}
