using PdBot.Teams.Identity;

namespace PdBot.Host.Messages;

/// <summary>A request that is not let in.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Why">The reason code, for the log only: whoever tries keys at the door is not told which one nearly fitted.</param>
internal sealed record Refusal(int Status, string Why)
{
    /// <summary>What the sender reads.</summary>
    public string Body => Status switch
    {
        StatusCodes.Status401Unauthorized => """{"error":"unauthorized"}""",
        StatusCodes.Status403Forbidden => """{"error":"forbidden"}""",
        StatusCodes.Status413PayloadTooLarge => """{"error":"too-large"}""",
        StatusCodes.Status415UnsupportedMediaType => """{"error":"unsupported-media-type"}""",
        StatusCodes.Status429TooManyRequests => """{"error":"too-many-requests"}""",
        StatusCodes.Status503ServiceUnavailable => """{"error":"unavailable"}""",
        _ => """{"error":"bad-request"}""",
    };

    /// <summary>401 for a token that is none, 403 for one that does not fit the activity, 503 when nobody can be told apart.</summary>
    public static Refusal Of(TokenFault fault) => new(
        fault switch
        {
            TokenFault.NotEndorsed or TokenFault.NoServiceUrl or TokenFault.WrongServiceUrl => StatusCodes.Status403Forbidden,
            TokenFault.KeysUnavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status401Unauthorized,
        },
        fault.ToString());
}
