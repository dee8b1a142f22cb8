using System.Text.Json.Nodes;

namespace PdBot.Testing.Graph;

/// <summary>What Graph answers to a request, alone or within a batch.</summary>
internal sealed record GraphAnswer(int Status, JsonNode? Body, int? RetryAfter = null)
{
    public static GraphAnswer Error(int status, string code, int? retryAfter = null) => new(
        status,
        new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = "Words that nobody may branch on.",
                ["innerError"] = new JsonObject { ["date"] = "2026-11-20T04:00:00", ["request-id"] = "r", ["client-request-id"] = "c" },
            },
        },
        retryAfter);

    public static GraphAnswer Ok(JsonNode body) => new(200, body);
}

/// <summary>A request that <see cref="GraphServer"/> got.</summary>
/// <param name="At">By the clock of the server.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">From the version on, as it was sent.</param>
/// <param name="Inside">Whether it was part of a batch.</param>
/// <param name="Status">The answer.</param>
/// <param name="Items">How many requests a batch held; 0 for others.</param>
public sealed record GraphCall(DateTimeOffset At, string Method, string Path, bool Inside, int Status, int Items);

/// <summary>Refuses some requests with 429 until its time is over.</summary>
internal sealed class GraphThrottle(string contains, bool inside, int seconds, int status, int times)
{
    private DateTimeOffset? until;
    private int left = times;

    public bool Concerns(string path, bool isInside) => isInside == inside && path.Contains(contains, StringComparison.Ordinal);

    /// <summary>The refusal; null to let it pass.</summary>
    public GraphAnswer? Refuse(DateTimeOffset now, Action tooEarly)
    {
        if (now < until)
        {
            tooEarly();
            return Answer();
        }

        if (left == 0)
        {
            return null;
        }

        left--;
        until = now + TimeSpan.FromSeconds(seconds);
        return Answer();
    }

    private GraphAnswer Answer() => GraphAnswer.Error(status, status == 429 ? "TooManyRequests" : "serviceNotAvailable", seconds);
}
