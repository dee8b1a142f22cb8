namespace Azure.Storage;

/// <summary>What every request to the storage services has in common.</summary>
internal static class StorageProtocol
{
    /// <summary>The version of the protocol that is spoken: the first that takes Entra tokens for tables, and messages that never expire.</summary>
    public const string Version = "2020-12-06";

    /// <summary>The version that is spoken to blobs: the first that takes 100 MiB in one block of an append blob.</summary>
    public const string BlobVersion = "2022-11-02";

    /// <summary>What an Entra token is asked for.</summary>
    public const string Scope = "https://storage.azure.com/.default";

    /// <summary>The instant of sending, as the signature wants it.</summary>
    public static string Date() => TimeProvider.System.GetUtcNow().ToString("r");
}
