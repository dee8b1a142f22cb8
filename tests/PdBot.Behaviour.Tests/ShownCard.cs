using System.Text.Json;

namespace PdBot.Behaviour.Tests;

/// <summary>A card as a person sees it: its words, its buttons, what is filled in.</summary>
/// <param name="Content">The card's JSON.</param>
/// <param name="ActivityId">The message that carries it; null for the answer to a press.</param>
internal sealed record ShownCard(JsonElement Content, string? ActivityId)
{
    private static readonly string[] Words = ["text", "title", "value", "label"];

    /// <summary>Everything that is written on it, one piece a line.</summary>
    public string Text => string.Join('\n', Texts(Content));

    /// <summary>Which card it is: as it would refresh itself, else by its title, else as its buttons name it; empty when nothing says.</summary>
    public string Kind =>
        Content.TryGetProperty("refresh", out var refresh) ? refresh.GetProperty("action").GetProperty("data").GetProperty("card").GetString() ?? ""
        : Says("您的應辦事項") ? "mine"
        : Says("辦理中 ") ? "duties"
        : Says("通知，毋須回覆") ? "notice"
        : Says("系統提醒") ? "reminder"
        : Names("card");

    /// <summary>The report that its buttons name; empty when none does.</summary>
    public string Report => Names("report");

    /// <summary>The verbs of its buttons, in order.</summary>
    public IReadOnlyList<string> Buttons => [.. Find(Content, "Action.Execute").Where(action => action.TryGetProperty("title", out _)).Select(action => action.GetProperty("verb").GetString()!)];

    /// <summary>What a button sends back besides the inputs.</summary>
    public Dictionary<string, string> DataOf(string verb)
    {
        var button = Find(Content, "Action.Execute").First(action => action.TryGetProperty("title", out _) && action.GetProperty("verb").GetString() == verb);
        return button.GetProperty("data").EnumerateObject().ToDictionary(member => member.Name, member => member.Value.ToString());
    }

    /// <summary>The inputs with what stands in them.</summary>
    public Dictionary<string, string> Inputs =>
        new[] { "Input.Text", "Input.Number", "Input.Date", "Input.Time", "Input.ChoiceSet" }.SelectMany(type => Find(Content, type))
            .ToDictionary(input => input.GetProperty("id").GetString()!, input => input.TryGetProperty("value", out var value) ? value.ToString() : "");

    private string Names(string key) => Find(Content, "Action.Execute")
        .Where(action => action.TryGetProperty("data", out var data) && data.TryGetProperty(key, out _))
        .Select(action => action.GetProperty("data").GetProperty(key).GetString()).FirstOrDefault() ?? "";

    /// <summary>The addresses that it opens, by the line they stand in.</summary>
    public Dictionary<string, string> Links => Find(Content, "ColumnSet").Where(row => Find(row, "Action.OpenUrl").Any())
        .ToDictionary(row => Texts(row).First(), row => new Uri(Find(row, "Action.OpenUrl").Single().GetProperty("url").GetString()!).PathAndQuery);

    public bool Says(string words) => Text.Contains(words, StringComparison.Ordinal);

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.Value.ValueKind == JsonValueKind.String ? Words.Contains(member.Name) ? [member.Value.GetString()!] : [] : Texts(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    private static IEnumerable<JsonElement> Find(JsonElement element, string type)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("type", out var own) && own.ValueKind == JsonValueKind.String && own.GetString() == type)
            {
                yield return element;
            }

            foreach (var found in element.EnumerateObject().SelectMany(member => Find(member.Value, type)))
            {
                yield return found;
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var found in element.EnumerateArray().SelectMany(item => Find(item, type)))
            {
                yield return found;
            }
        }
    }
}
