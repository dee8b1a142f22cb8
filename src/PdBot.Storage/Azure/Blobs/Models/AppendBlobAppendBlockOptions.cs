namespace Azure.Storage.Blobs.Models;

/// <summary>How a block is appended.</summary>
internal sealed class AppendBlobAppendBlockOptions
{
    /// <summary>Under which conditions; null for none.</summary>
    public AppendBlobRequestConditions? Conditions { get; set; }
}
