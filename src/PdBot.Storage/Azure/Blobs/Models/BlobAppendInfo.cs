using System.Globalization;

namespace Azure.Storage.Blobs.Models;

/// <summary>What was appended.</summary>
internal sealed class BlobAppendInfo
{
    private BlobAppendInfo(string offset, int blocks) => (BlobAppendOffset, BlobCommittedBlockCount) = (offset, blocks);

    /// <summary>Where the block begins, in bytes, as the service writes it.</summary>
    public string BlobAppendOffset { get; }

    /// <summary>How many blocks the blob has now; 50,000 at most.</summary>
    public int BlobCommittedBlockCount { get; }

    /// <summary>Reads the headers of an answer.</summary>
    internal static BlobAppendInfo Of(Response response) =>
        response.Headers.TryGetValue("x-ms-blob-append-offset", out var offset)
        && response.Headers.TryGetValue("x-ms-blob-committed-block-count", out var count)
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var blocks)
            ? new(offset, blocks)
            : throw new RequestFailedException(response.Status, "The answer of the storage service does not say where the block is.", null, null);
}
