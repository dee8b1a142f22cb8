namespace PdBot.Teams.Graph;

/// <summary>How patient the Graph client is.</summary>
public sealed record GraphOptions
{
    /// <summary>How long an answer may take. Default 20 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a request is made at most. Default 4 times.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>The longest wait that is still waited for; when Graph wants more, the request has failed. Default 2 min.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);
}
