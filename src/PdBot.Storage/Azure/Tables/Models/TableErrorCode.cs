namespace Azure.Data.Tables.Models;

/// <summary>Codes of the Table service, as <see cref="RequestFailedException.ErrorCode"/> holds them.</summary>
internal static class TableErrorCode
{
    /// <summary>409: the row is there. After a retry it may be one's own.</summary>
    public static string EntityAlreadyExists => "EntityAlreadyExists";

    /// <summary>409: the table is there.</summary>
    public static string TableAlreadyExists => "TableAlreadyExists";

    /// <summary>409: the table was deleted a moment ago.</summary>
    public static string TableBeingDeleted => "TableBeingDeleted";

    /// <summary>412: the row has changed since its ETag was read.</summary>
    public static string UpdateConditionNotSatisfied => "UpdateConditionNotSatisfied";

    /// <summary>404: there is no such row.</summary>
    public static string ResourceNotFound => "ResourceNotFound";

    /// <summary>404: there is no such table.</summary>
    public static string TableNotFound => "TableNotFound";

    /// <summary>400: the request is not understood.</summary>
    public static string InvalidInput => "InvalidInput";

    /// <summary>400: a transaction names a row twice.</summary>
    public static string InvalidDuplicateRow => "InvalidDuplicateRow";

    /// <summary>400: a transaction names two partitions.</summary>
    public static string CommandsInBatchActOnDifferentPartitions => "CommandsInBatchActOnDifferentPartitions";

    /// <summary>400: more than 64 KiB in one property.</summary>
    public static string PropertyValueTooLarge => "PropertyValueTooLarge";

    /// <summary>400: more than 1 MiB in one row.</summary>
    public static string EntityTooLarge => "EntityTooLarge";

    /// <summary>413: more than 4 MiB in one request.</summary>
    public static string RequestBodyTooLarge => "RequestBodyTooLarge";

    /// <summary>403: the signature is wrong, or the clock.</summary>
    public static string AuthenticationFailed => "AuthenticationFailed";

    /// <summary>403: the role is missing.</summary>
    public static string AuthorizationPermissionMismatch => "AuthorizationPermissionMismatch";

    /// <summary>503: too much at once; tried again by the client, then given to the caller.</summary>
    public static string ServerBusy => "ServerBusy";

    /// <summary>500 or 503: no answer in time; what became of the request is not known.</summary>
    public static string OperationTimedOut => "OperationTimedOut";
}
