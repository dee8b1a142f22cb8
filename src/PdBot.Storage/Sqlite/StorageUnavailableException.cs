namespace PdBot.Storage.Sqlite;

/// <summary>The disk or the file failed: full, unreadable, damaged. Nothing of the act was stored; the same act may be tried again.</summary>
public sealed class StorageUnavailableException(string message, Exception? cause) : IOException(message, cause);
