namespace PdBot.Storage.Tests.Azure.Strict;

/// <summary>What the server does to one request, instead of or after its work.</summary>
internal sealed record Fault
{
    /// <summary>The answer; 0 when the request is carried out.</summary>
    public int Status { get; private init; }

    /// <summary>The error code of the answer.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Seconds of Retry-After; null for no such header.</summary>
    public int? RetryAfter { get; private init; }

    /// <summary>The whole answer, whatever was asked; null for one made of the others.</summary>
    public Answer? Said { get; private init; }

    /// <summary>The connection is closed when the answer would be written.</summary>
    public bool LosesAnswer { get; private init; }

    /// <summary>The connection is closed amid the answer.</summary>
    public bool CutsAnswer { get; private init; }

    /// <summary>No fault: the request is carried out and answered.</summary>
    public static Fault None { get; } = new();

    /// <summary>Nothing is done.</summary>
    public static Fault Refuse(int status, string code, int? retryAfter = null) => new() { Status = status, Code = code, RetryAfter = retryAfter };

    /// <summary>Nothing is done, and this is said.</summary>
    public static Fault Say(int status, string body, string type = "application/json") => new() { Status = status, Said = new(status, body, type) };

    /// <summary>Everything is done, and nobody hears of it.</summary>
    public static Fault LoseAnswer() => new() { LosesAnswer = true };

    /// <summary>Everything is done, and half of the answer comes.</summary>
    public static Fault CutAnswer() => new() { CutsAnswer = true };
}
