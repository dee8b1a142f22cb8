using System.Text.Json;

namespace PdBot.Testing;

/// <summary>What the loopback Connector remembers. Everything happens under one lock.</summary>
internal sealed class ConnectorState
{
    private static readonly string?[] NoMembers = [];

    private readonly Lock gate = new();
    private readonly List<ConnectorRequest> requests = [];
    private readonly List<ShownActivity> shown = [];
    private readonly Dictionary<string, string> personOf = new(StringComparer.Ordinal);
    private readonly List<(Func<bool> Ready, TaskCompletionSource Done)> waiting = [];
    private long nextActivity = 1_763_600_000_000;

    public ConnectorRules Rules { get; } = new();

    public TeamsLimits? Limits { get; set; }

    public T Locked<T>(Func<IReadOnlyList<ConnectorRequest>, IReadOnlyList<ShownActivity>, T> read)
    {
        lock (gate)
        {
            return read(requests, shown);
        }
    }

    public void Change(Action change)
    {
        lock (gate)
        {
            change();
        }
    }

    public string OpenConversation(string person)
    {
        lock (gate)
        {
            return Open(person);
        }
    }

    /// <summary>Completes as soon as the condition holds; it is looked at after every request.</summary>
    public Task When(Func<bool> ready)
    {
        lock (gate)
        {
            if (ready())
            {
                return Task.CompletedTask;
            }

            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((ready, done));
            return done.Task;
        }
    }

    /// <summary>Takes a request, or refuses it as a rule says, and notes it.</summary>
    public (ConnectorAnswer Answer, string? Id) Handle(string method, string path, string? authorization, string? conversation, string? activity, JsonElement body)
    {
        lock (gate)
        {
            var member = conversation is null ? Members(body).FirstOrDefault() : personOf.GetValueOrDefault(conversation);
            var refusal = Limits?.TryTake(conversation ?? $"to be opened: {member}") == false ? ConnectorAnswer.Error(429, "Throttled", "1") : Rules.Take(method, member, conversation);
            var id = activity;
            var answer = refusal ?? new ConnectorAnswer(method == "POST" ? 201 : 200);
            if (refusal is null or { TakesEffect: true })
            {
                (answer, conversation, id) = Apply(answer, method, conversation, activity, member, body, path.EndsWith("?isTargetedActivity=true", StringComparison.Ordinal));
            }

            requests.Add(new(requests.Count + 1, method, path, authorization, conversation, id, member, body, answer.Status));
            foreach (var waiter in waiting.FindAll(waiter => waiter.Ready()))
            {
                waiting.Remove(waiter);
                waiter.Done.SetResult();
            }

            return (answer, id ?? conversation);
        }
    }

    private (ConnectorAnswer, string?, string?) Apply(
        ConnectorAnswer answer, string method, string? conversation, string? activity, string? person, JsonElement body, bool targeted)
    {
        // A message for one of many names that one; among two there is nobody to keep it from.
        var onlyFor = targeted && body.TryGetProperty("recipient", out var recipient) ? recipient.GetProperty("id").GetString() : null;
        if (targeted && method == "POST" && (onlyFor is null || person is not null))
        {
            return (ConnectorAnswer.Error(400, "BadSyntax"), conversation, null);
        }

        if (conversation is null)
        {
            return person is null
                ? (ConnectorAnswer.Error(400, "BadSyntax"), null, null)
                : (answer, Open(person), null);
        }

        if (method == "POST")
        {
            var id = (nextActivity++).ToString(System.Globalization.CultureInfo.InvariantCulture);
            shown.Add(new(conversation, id, person, body, 1, false) { OnlyFor = onlyFor });
            return (answer, conversation, id);
        }

        var place = shown.FindIndex(message => message.ConversationId == conversation && message.ActivityId == activity && !message.Deleted);
        if (place < 0)
        {
            return (ConnectorAnswer.Error(404, "ActivityNotFoundInConversation"), conversation, activity);
        }

        var old = shown[place];
        shown[place] = method == "DELETE" ? old with { Deleted = true } : old with { Content = body, Version = old.Version + 1 };
        return (answer, conversation, activity);
    }

    private string Open(string person)
    {
        var id = $"a:{person}";
        personOf[id] = person;
        return id;
    }

    private static IEnumerable<string?> Members(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("members", out var members) && members.ValueKind == JsonValueKind.Array && members.GetArrayLength() == 1
            ? [members[0].TryGetProperty("id", out var id) ? id.GetString() : null]
            : NoMembers;
}
