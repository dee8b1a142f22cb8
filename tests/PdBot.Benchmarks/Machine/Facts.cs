using System.Runtime;
using System.Runtime.InteropServices;
using PdBot.Storage.Sqlite;

namespace PdBot.Benchmarks.Machine;

/// <summary>What the figures were measured on.</summary>
internal static class Facts
{
    public static IEnumerable<string> Lines()
    {
        yield return $"- processor: {First("/proc/cpuinfo", "model name")}, {Environment.ProcessorCount} cores";
        yield return $"- memory: {First("/proc/meminfo", "MemTotal")}; kernel {RuntimeInformation.OSDescription}";
        yield return $"- {RuntimeInformation.FrameworkDescription}, {(GCSettings.IsServerGC ? "server" : "workstation")} GC; {SqliteStore.VersionInUse}";
        yield return $"- disk: {Mount(Path.GetTempPath())}";
    }

    private static string First(string file, string key) =>
        File.Exists(file) && File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : "unknown";

    private static string Mount(string path) =>
        DriveInfo.GetDrives().Where(drive => path.StartsWith(drive.Name, StringComparison.Ordinal)).MaxBy(drive => drive.Name.Length) is { } drive
            ? $"{drive.DriveFormat} at {drive.Name}"
            : "unknown";
}
