namespace PdBot.Storage.Sqlite;

/// <summary>Keeps a second writer away from a file, as long as it is held. The system lets go of it when the process dies.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>Takes the lock of a file, or throws <see cref="StorageInUseException"/>. The lock is a file of its own and stays behind, empty.</summary>
    public static FileLock Take(string path)
    {
        try
        {
            return new(new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new StorageInUseException(path, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
