namespace PdBot.Testing;

/// <summary>What the loopback Connector says instead of taking a request, or of saying so at once.</summary>
/// <param name="Status">The HTTP status.</param>
public sealed record ConnectorAnswer(int Status)
{
    /// <summary>The connection breaks without an answer.</summary>
    public static ConnectorAnswer Drop { get; } = new(0);

    /// <summary>Never answers, until the caller gives up.</summary>
    public static ConnectorAnswer Hang { get; } = new(-1);

    /// <summary>The body, whatever it is; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>The Retry-After header as written; null for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The request takes effect all the same: the message is shown although the sender learns of a failure.</summary>
    public bool TakesEffect { get; init; }

    /// <summary>The answer waits for this; null: it comes at once.</summary>
    public Task? Until { get; init; }

    /// <summary>The message is shown at once, and the sender learns of it late.</summary>
    public static ConnectorAnswer Late(Task until) => new(201) { TakesEffect = true, Until = until };

    /// <summary>A refusal in the Connector's usual form.</summary>
    public static ConnectorAnswer Error(int status, string code, string? retryAfter = null) => new(status)
    {
        Body = $$$"""{"error":{"code":"{{{code}}}","message":"refused"}}""",
        RetryAfter = retryAfter,
    };
}
