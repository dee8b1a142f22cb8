namespace PdBot.Storage;

/// <summary>The disk, the file or the storage account failed: full, unreadable, damaged, out of reach. Nothing of the act was stored; the same act may be tried again.</summary>
public sealed class StorageUnavailableException(string message, Exception? cause) : IOException(message, cause);
