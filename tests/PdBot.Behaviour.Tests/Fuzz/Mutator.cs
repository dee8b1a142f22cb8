using System.Text;
using System.Text.Json.Nodes;

namespace PdBot.Behaviour.Tests.Fuzz;

/// <summary>Damages activities: members go, double, swap, change their kind, grow, or come from another activity; now and then single bytes.</summary>
internal sealed class Mutator(Random random, IReadOnlyList<JsonObject> corpus)
{
    private static readonly string[] Words =
    [
        "", " ", "\0", "\u202e", "\ud83d", "𠮷", "<at>PdBot</at>", "/report leak", "通報 外洩", "<script>alert(1)</script>", "../../etc/passwd", "null", "msteams", "invoke", "message",
        "adaptiveCard/action", "composeExtension/fetchTask", "refresh", "submit-report", "acknowledge", "establish", "dismiss", "approve", "decline", "done", "9999-12-31", "0001-01-01", "25:61", "-1", "NaN",
        "00000000-0000-0000-0000-000000000000", "https://evil.example/", "http://127.0.0.1:1/", "a|b", "{{0}}", "%s%n", "' or 1=1 --",
    ];

    /// <summary>What a clock shows, nearly.</summary>
    private static readonly string[] Moments = ["0001-01-01", "9999-12-31", "2026-02-30", "114-11-20", "11/20/2026", "00:00", "24:00", "25:61", "23:59:59.9999999", "10:00Z", "10:00+08:00", "+14:00", ""];

    private readonly List<JsonNode> _parts = [.. corpus.SelectMany(Parts)];
    private int _made;

    /// <summary>A damaged copy of one of the activities.</summary>
    public byte[] Next()
    {
        var activity = (JsonObject)corpus[random.Next(corpus.Count)].DeepClone();
        // What was seen before is answered without a look at it.
        activity["id"] = $"fuzz:{++_made}";
        for (var left = random.Next(4); left >= 0; left--)
            Damage(activity);
        var bytes = Encoding.UTF8.GetBytes(activity.ToJsonString());
        if (random.Next(8) == 0)
            for (var left = random.Next(1, 6); left > 0; left--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(40) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    private void Damage(JsonObject root)
    {
        // What lies in the value is the bot's own; what is wrong outside of it is mostly refused at the door.
        var part = random.Next(4) > 0 && root["value"] is { } value ? value : root;
        var objects = Parts(part).OfType<JsonObject>().Where(members => members.Count > 0).ToArray();
        if (objects.Length == 0)
            return;
        var target = objects[random.Next(objects.Length)];
        var (name, old) = target.ElementAt(random.Next(target.Count));
        switch (random.Next(12))
        {
            case 0:
                target.Remove(name);
                break;
            case 1:
                target[name] = Any();
                break;
            case 2:
                target[Words[random.Next(Words.Length)]] = old?.DeepClone();
                break;
            case 3:
                target[name] = _parts[random.Next(_parts.Count)].DeepClone();
                break;
            case 4:
                target[name] = new JsonArray(old?.DeepClone(), Any());
                break;
            case 5:
                target[name] = Nested(random.Next(60), old?.DeepClone());
                break;
            case 6:
                target[name] = new string((char)random.Next(1, 0xd7ff), random.Next(5_000));
                break;
            case 7:
                target[name] = $"{old}{Words[random.Next(Words.Length)]}";
                break;
            default:
                var words = name.EndsWith("date", StringComparison.Ordinal) || name.EndsWith("time", StringComparison.Ordinal) ? Moments : Words;
                target[name] = words[random.Next(words.Length)];
                break;
        }
    }

    private JsonNode? Any() => random.Next(8) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next()),
        2 => JsonValue.Create(long.MinValue),
        3 => JsonValue.Create(1e308),
        4 => JsonValue.Create(random.Next(2) == 0),
        5 => new JsonObject(),
        6 => new JsonArray(),
        _ => JsonValue.Create(Words[random.Next(Words.Length)]),
    };

    private static JsonNode Nested(int depth, JsonNode? inner)
    {
        var node = inner ?? new JsonObject();
        for (; depth > 0; depth--)
            node = depth % 2 == 0 ? new JsonArray(node) : new JsonObject { ["v"] = node };
        return node;
    }

    private static IEnumerable<JsonNode> Parts(JsonNode node) => node switch
    {
        JsonObject members => members.Select(member => member.Value).OfType<JsonNode>().SelectMany(Parts).Prepend(node),
        JsonArray elements => elements.OfType<JsonNode>().SelectMany(Parts).Prepend(node),
        _ => [node],
    };
}
