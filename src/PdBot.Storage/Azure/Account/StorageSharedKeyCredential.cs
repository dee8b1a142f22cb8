namespace Azure.Storage;

/// <summary>Name and key of a storage account.</summary>
/// <param name="accountName">The account.</param>
/// <param name="accountKey">Its key, Base64.</param>
internal sealed class StorageSharedKeyCredential(string accountName, string accountKey)
{
    /// <summary>The account.</summary>
    public string AccountName { get; } = accountName;

    /// <summary>Its key.</summary>
    internal AccountKey Key { get; } = new(accountKey);
}
