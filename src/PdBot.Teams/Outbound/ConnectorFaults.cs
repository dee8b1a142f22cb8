using System.Net.Http.Headers;

namespace PdBot.Teams.Outbound;

/// <summary>Reads the Connector's refusals: protocol reference B6, code before status.</summary>
internal static class ConnectorFaults
{
    // A longer wait than this is a broken clock or a hostile answer.
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    /// <param name="status">The HTTP status.</param>
    /// <param name="body">What the body says.</param>
    /// <param name="headers">For Retry-After and the correlation id.</param>
    /// <param name="operation">What was tried.</param>
    /// <param name="now">For a Retry-After that is a date.</param>
    public static ConnectorFault Read(int status, ErrorBody body, HttpResponseHeaders headers, ConnectorOperation operation, DateTimeOffset now)
    {
        var kind = Kind(status, body, operation);
        return new ConnectorFault(kind, status, body.SubCode ?? body.Code, CorrelationId(headers))
        {
            RetryAfter = RetryAfter(headers.RetryAfter, now),
            Ambiguous = kind == ConnectorFaultKind.Unavailable && operation.MayDuplicate,
        };
    }

    private static ConnectorFaultKind Kind(int status, ErrorBody body, ConnectorOperation operation) => (status, body.SubCode ?? body.Code) switch
    {
        (403 or 404, "BotNotInConversationRoster") => ConnectorFaultKind.BotNotInstalled,
        (403, "ConversationBlockedByUser" or "MessageWritesBlocked") => ConnectorFaultKind.BotBlockedByUser,
        (403, "209") => ConnectorFaultKind.BotBlockedByUser,
        (403, "BotDisabledByAdmin") => ConnectorFaultKind.BotDisabledByAdmin,
        (403, "InvalidBotApiHost") => ConnectorFaultKind.HostNotAllowed,
        (403, _) => ConnectorFaultKind.Forbidden,
        (401, _) => ConnectorFaultKind.NotRegistered,
        // Creating a conversation finds nobody to talk to: there is no conversation that could be gone.
        (404 or 410, _) when operation == ConnectorOperation.Create => ConnectorFaultKind.BotNotInstalled,
        (404 or 410, "ActivityNotFoundInConversation") => ConnectorFaultKind.ActivityGone,
        (404 or 410, _) => ConnectorFaultKind.ConversationGone,
        (409 or 412, _) => ConnectorFaultKind.Conflict,
        (413, _) or (400, "MessageSizeTooBig") => ConnectorFaultKind.TooLarge,
        (429, _) => ConnectorFaultKind.Throttled,
        (408 or >= 500 or < 400, _) => ConnectorFaultKind.Unavailable,
        _ => ConnectorFaultKind.PayloadRejected,
    };

    private static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var wait = header?.Delta ?? header?.Date - now;
        return wait is not { } value ? null
            : value <= TimeSpan.Zero ? TimeSpan.Zero
            : value < LongestRetryAfter ? value
            : LongestRetryAfter;
    }

    private static string? CorrelationId(HttpResponseHeaders headers) =>
        headers.TryGetValues("MS-CV", out var vector) ? vector.FirstOrDefault()
        : headers.TryGetValues("X-Correlating-OperationId", out var operation) ? operation.FirstOrDefault()
        : null;
}
