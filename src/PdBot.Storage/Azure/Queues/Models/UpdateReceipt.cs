namespace Azure.Storage.Queues.Models;

/// <summary>A message was updated; older receipts for it are void.</summary>
internal sealed class UpdateReceipt
{
    private UpdateReceipt(string popReceipt, DateTimeOffset nextVisibleOn) => (PopReceipt, NextVisibleOn) = (popReceipt, nextVisibleOn);

    /// <summary>Who has it may update and delete the message, until it is taken.</summary>
    public string PopReceipt { get; }

    /// <summary>When it can be taken.</summary>
    public DateTimeOffset NextVisibleOn { get; }

    /// <summary>Reads the headers of an answer.</summary>
    internal static UpdateReceipt Of(Response response) =>
        response.Headers.TryGetValue("x-ms-popreceipt", out var receipt) && response.Headers.TryGetValue("x-ms-time-next-visible", out var visible)
            ? new(receipt, MessageXml.Instant(visible))
            : throw new RequestFailedException(response.Status, "The answer of the storage service has no receipt.", null, null);
}
