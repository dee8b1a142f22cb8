namespace Azure.Storage.Blobs;

/// <summary>What a blob may be called.</summary>
internal static class BlobName
{
    /// <summary>The name as part of an address; slashes separate folders.</summary>
    /// <exception cref="ArgumentException">Empty, longer than 1,024 characters, or with an empty part or one of dots only, which would be another address.</exception>
    public static string Escape(string name) => name.Length is > 0 and <= 1024 && name.Split('/').All(part => part.Trim('.').Length > 0)
        ? string.Join('/', name.Split('/').Select(Uri.EscapeDataString))
        : throw new ArgumentException($"'{name}' cannot name a blob.", nameof(name));
}
