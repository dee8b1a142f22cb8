namespace Azure.Storage.Blobs.Models;

/// <summary>A blob of a list.</summary>
/// <param name="name">Its name, folders included.</param>
internal sealed class BlobItem(string name)
{
    /// <summary>Its name, folders included.</summary>
    public string Name { get; } = name;
}
