using System.Text.Json;

namespace PdBot.Teams.Graph;

/// <summary>What came of a request to Graph.</summary>
public abstract record GraphResult
{
    private GraphResult()
    {
    }

    /// <summary>It was done.</summary>
    /// <param name="Body">The body; an undefined element when there is none.</param>
    public sealed record Done(JsonElement Body) : GraphResult;

    /// <summary>It was not.</summary>
    public sealed record Failed(GraphFault Fault) : GraphResult;
}

/// <summary>Why Graph did not do what was asked.</summary>
/// <param name="Status">The HTTP status; null when no answer came.</param>
/// <param name="Code">Graph's own code, such as <c>Request_ResourceNotFound</c>; one of the constants when Graph said none.</param>
/// <param name="RetryAfter">How long Graph wants to be left alone; null when it does not say.</param>
public sealed record GraphFault(int? Status, string Code, TimeSpan? RetryAfter = null)
{
    /// <summary>No answer, or none that can be read.</summary>
    public const string NoAnswer = "NoAnswer";

    /// <summary>Entra gives no token.</summary>
    public const string NoToken = "NoToken";

    /// <summary>The right is not granted, or not for this mailbox.</summary>
    public bool IsDenied => Status == 403;

    /// <summary>There is no such object.</summary>
    public bool IsNotFound => Status == 404;

    /// <summary>This mailbox is closed to the bot, or there is none: nothing was done, and asking again soon does not help.</summary>
    public bool IsClosed => IsDenied || IsNotFound;

    /// <summary>Graph was asked too often, and has done nothing.</summary>
    public bool IsThrottled => Status == 429;

    /// <summary>The same request may do later.</summary>
    public bool Passes => Status is null or 408 or 429 or 500 or 502 or 503 or 504 or 509 && Code != NoToken;
}
