namespace Azure.Storage.Queues.Models;

/// <summary>Codes of the Queue service, as <see cref="RequestFailedException.ErrorCode"/> holds them.</summary>
internal static class QueueErrorCode
{
    /// <summary>404: there is no such queue.</summary>
    public static string QueueNotFound => "QueueNotFound";

    /// <summary>409: the queue was deleted a moment ago.</summary>
    public static string QueueBeingDeleted => "QueueBeingDeleted";

    /// <summary>404: the message is gone, perhaps by one's own first attempt.</summary>
    public static string MessageNotFound => "MessageNotFound";

    /// <summary>400: the receipt is not the last one.</summary>
    public static string PopReceiptMismatch => "PopReceiptMismatch";

    /// <summary>400: a message of more than 64 KiB.</summary>
    public static string MessageTooLarge => "MessageTooLarge";

    /// <summary>413: a request of more than the service takes.</summary>
    public static string RequestBodyTooLarge => "RequestBodyTooLarge";

    /// <summary>400: a parameter outside its range.</summary>
    public static string OutOfRangeQueryParameterValue => "OutOfRangeQueryParameterValue";

    /// <summary>403: the signature is wrong, or the clock.</summary>
    public static string AuthenticationFailed => "AuthenticationFailed";

    /// <summary>403: the role is missing.</summary>
    public static string AuthorizationPermissionMismatch => "AuthorizationPermissionMismatch";

    /// <summary>503: too much at once; tried again by the client, then given to the caller.</summary>
    public static string ServerBusy => "ServerBusy";
}
