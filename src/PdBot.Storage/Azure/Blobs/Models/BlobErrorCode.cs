namespace Azure.Storage.Blobs.Models;

/// <summary>Codes of the Blob service, as <see cref="RequestFailedException.ErrorCode"/> holds them.</summary>
internal static class BlobErrorCode
{
    /// <summary>404: there is no such container.</summary>
    public static string ContainerNotFound => "ContainerNotFound";

    /// <summary>409: the container is there. After a retry it may be one's own.</summary>
    public static string ContainerAlreadyExists => "ContainerAlreadyExists";

    /// <summary>404: there is no such blob.</summary>
    public static string BlobNotFound => "BlobNotFound";

    /// <summary>409: the blob is there. After a retry it may be one's own.</summary>
    public static string BlobAlreadyExists => "BlobAlreadyExists";

    /// <summary>409: a policy keeps the blob from being changed in this way.</summary>
    public static string BlobImmutableDueToPolicy => "BlobImmutableDueToPolicy";

    /// <summary>409: the blob is of another kind.</summary>
    public static string InvalidBlobType => "InvalidBlobType";

    /// <summary>409: the blob has 50,000 blocks.</summary>
    public static string BlockCountExceedsLimit => "BlockCountExceedsLimit";

    /// <summary>412: the blob is longer or shorter than was said, perhaps by one's own first attempt.</summary>
    public static string AppendPositionConditionNotMet => "AppendPositionConditionNotMet";

    /// <summary>412: another condition of the request does not hold.</summary>
    public static string ConditionNotMet => "ConditionNotMet";

    /// <summary>413: a block of more than 100 MiB.</summary>
    public static string RequestBodyTooLarge => "RequestBodyTooLarge";

    /// <summary>403: the signature is wrong, or the clock.</summary>
    public static string AuthenticationFailed => "AuthenticationFailed";

    /// <summary>403: the role is missing.</summary>
    public static string AuthorizationPermissionMismatch => "AuthorizationPermissionMismatch";

    /// <summary>503: too much at once; tried again by the client, then given to the caller.</summary>
    public static string ServerBusy => "ServerBusy";
}
