namespace Azure.Data.Tables;

/// <summary>The service refused an action of a transaction; nothing of the transaction was stored.</summary>
internal sealed class TableTransactionFailedException : RequestFailedException
{
    /// <summary>A refusal.</summary>
    /// <param name="status">HTTP status of the refused action.</param>
    /// <param name="message">For people.</param>
    /// <param name="errorCode">The service's code.</param>
    /// <param name="failedTransactionActionIndex">Which action, counted from 0; null when the service did not say.</param>
    public TableTransactionFailedException(int status, string message, string? errorCode, int? failedTransactionActionIndex)
        : base(status, message, errorCode, innerException: null) => FailedTransactionActionIndex = failedTransactionActionIndex;

    /// <summary>Which action was refused, counted from 0; null when the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; }
}
