namespace PdBot.Teams.Protocol;

/// <summary>The answer to an invoke: the HTTP status and the bare body. This object itself is never sent.</summary>
/// <param name="Status">The HTTP status; 200 whenever the bot's own code gave the answer.</param>
/// <param name="Body">JSON in UTF-8; null for an empty body.</param>
public sealed record InvokeResponse(int Status, byte[]? Body)
{
    /// <summary>Accepted, nothing to say: the answer to everything that is not an invoke.</summary>
    public static InvokeResponse Empty { get; } = new(200, null);

    /// <summary>An invoke that nobody handles.</summary>
    public static InvokeResponse NotImplemented { get; } = new(501, null);
}
