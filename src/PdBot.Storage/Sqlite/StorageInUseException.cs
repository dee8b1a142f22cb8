namespace PdBot.Storage.Sqlite;

/// <summary>Another process, or another store of this one, has the file open for writing.</summary>
public sealed class StorageInUseException(string path, Exception cause)
    : IOException($"The storage file '{path}' is in use by another PdBot. One process writes to one file: stop the other, or choose another Storage:Path.", cause);
