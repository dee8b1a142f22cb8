using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace PdBot.Storage.Sqlite.Raw;

/// <summary>Loads SQLite once per process: the system's library when there is one, else the packaged older one.</summary>
internal static class SqliteLibrary
{
    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll"];
    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>Which library runs, for the start log; loads it when it is not loaded yet.</summary>
    public static string VersionInUse => Loaded.Value;

    private static string Load()
    {
        var source = "packaged";
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, (name, assembly, path) =>
        {
            if (name == "e_sqlite3" && TrySystem(assembly, path) is var handle and not 0)
            {
                source = "system";
                return handle;
            }
            return 0;
        });
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        raw.FreezeProvider();
        return $"SQLite {raw.sqlite3_libversion().utf8_to_string()} ({source} library)";
    }

    private static nint TrySystem(Assembly assembly, DllImportSearchPath? path)
    {
        foreach (var name in SystemNames)
            if (NativeLibrary.TryLoad(name, assembly, path, out var handle))
                return handle;
        return 0;
    }
}
