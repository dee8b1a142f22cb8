using Azure.Storage;

namespace Azure.Data.Tables;

/// <summary>Name and key of the account whose tables are used.</summary>
/// <param name="accountName">The account.</param>
/// <param name="accountKey">Its key, Base64.</param>
internal sealed class TableSharedKeyCredential(string accountName, string accountKey)
{
    /// <summary>The account.</summary>
    public string AccountName { get; } = accountName;

    /// <summary>Its key.</summary>
    internal AccountKey Key { get; } = new(accountKey);
}
