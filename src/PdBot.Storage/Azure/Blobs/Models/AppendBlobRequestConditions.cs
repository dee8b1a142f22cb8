namespace Azure.Storage.Blobs.Models;

/// <summary>Under which conditions a block is appended; else 412.</summary>
internal sealed class AppendBlobRequestConditions
{
    /// <summary>The blob has exactly this many bytes; null for any. With it a repeated request cannot append twice.</summary>
    public long? IfAppendPositionEqual { get; set; }
}
