using PdBot.Engine.Ports;
using PdBot.Storage.Sqlite;
using PdBot.Storage.Tests.Contract;

namespace PdBot.Storage.Tests.Sqlite;

/// <summary>A SQLite store in a folder of its own.</summary>
internal sealed class SqliteUnderTest : IStorageUnderTest
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pdbot-storage-");

    public SqliteUnderTest() => Store = Open();

    public SqliteStore Store { get; private set; }

    public string Path => System.IO.Path.Combine(_folder.FullName, "data", "pdbot.db");

    public IReportLog Log => Store.Log;

    public IWakeQueue Wakes => Store.Wakes;

    public IPeople People => Store.People;

    public ILinkKeys LinkKeys => Store.LinkKeys;

    public IRollCalls RollCalls => Store.RollCalls;

    public IOccasions Occasions => Store.Occasions;

    public IRosterChecks RosterChecks => Store.RosterChecks;

    public async Task<Wake> ReceiveAsync(string report) => (await Wakes.ReceiveAsync(TimeProvider.System.GetUtcNow(), 100, default)).Single(wake => wake.Report.Value == report);

    public SqliteStore Open(bool readOnly = false) => SqliteStore.Open(new() { Path = Path, ReadOnly = readOnly }, TimeProvider.System);

    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = Open();
    }

    /// <summary>The files as a dead process would leave them, opened anew elsewhere.</summary>
    public SqliteStore OpenCopy()
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(_folder.FullName, Guid.NewGuid().ToString("n")));
        foreach (var file in Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal)))
            File.Copy(file, System.IO.Path.Combine(folder.FullName, System.IO.Path.GetFileName(file)));
        return SqliteStore.Open(new() { Path = System.IO.Path.Combine(folder.FullName, "pdbot.db") }, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
