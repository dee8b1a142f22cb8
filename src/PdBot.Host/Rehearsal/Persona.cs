using System.Text.Json;
using PdBot.Domain;
using PdBot.Teams.Inbound;
using PdBot.Teams.Protocol;

namespace PdBot.Host.Rehearsal;

/// <summary>Plays a person in Teams: types, and presses what the card in front of them offers.</summary>
internal sealed class Persona(TurnHandler turns, string tenant)
{
    private int next = 1;

    /// <summary>Presses the first of these verbs that the card offers, with its inputs filled in.</summary>
    /// <returns>The verb pressed; null when the card offers none of them.</returns>
    public async Task<string?> PressAsync(PersonId person, JsonElement card, string[] verbs, IReadOnlyDictionary<string, string> inputs)
    {
        foreach (var verb in verbs)
        {
            if (Buttons(card).FirstOrDefault(button => button.GetProperty("verb").GetString() == verb) is not { ValueKind: JsonValueKind.Object } button)
                continue;
            var data = button.GetProperty("data").EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString() ?? "");
            foreach (var (name, value) in inputs)
                data[name] = value;
            await SendAsync(person, "", ActivityTypes.Invoke, new { action = new { type = "Action.Execute", verb, data }, trigger = "manual" }).ConfigureAwait(false);
            return verb;
        }
        return null;
    }

    /// <summary>Presses the button of a card that has just been answered; returns the answer's card.</summary>
    public async Task<JsonElement> SubmitAsync(PersonId person, string name, string verb, IReadOnlyDictionary<string, string> data)
    {
        var answer = await SendAsync(person, name, ActivityTypes.Invoke, new { action = new { type = "Action.Execute", verb, data }, trigger = "manual" }).ConfigureAwait(false);
        return JsonDocument.Parse(answer.Body ?? "{}"u8.ToArray()).RootElement.GetProperty("value").Clone();
    }

    private Task<InvokeResponse> SendAsync(PersonId person, string name, string type, object value) => turns.HandleAsync(
        new Activity
        {
            Type = type,
            Id = $"rehearsal-{next++}",
            Name = InvokeNames.AdaptiveCardAction,
            ChannelId = "msteams",
            ServiceUrl = LoopbackConnector.ServiceUrl,
            From = new ChannelAccount { Id = $"29:{person}", Name = name, AadObjectId = person.Value },
            Recipient = new ChannelAccount { Id = "28:pdbot", Name = "PdBot" },
            Conversation = new ConversationAccount { Id = $"a:{person}", TenantId = tenant, ConversationType = "personal" },
            Locale = "zh-TW",
            Value = JsonSerializer.SerializeToElement(value),
        },
        CancellationToken.None);

    private static IEnumerable<JsonElement> Buttons(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "Action.Execute" && element.TryGetProperty("title", out _))
                yield return element;
            else
                foreach (var member in element.EnumerateObject())
                    foreach (var found in Buttons(member.Value))
                        yield return found;
        }
        else if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                foreach (var found in Buttons(item))
                    yield return found;
    }
}
