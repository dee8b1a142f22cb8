using System.Globalization;

namespace PdBot.Benchmarks.Machine;

/// <summary>Resident memory of a process as the kernel counts it.</summary>
internal static class ProcessMemory
{
    /// <summary>Now, in MB (10^6 bytes).</summary>
    public static double Resident(int process) => Read(process, "VmRSS:");

    /// <summary>The most so far, in MB.</summary>
    public static double Peak(int process) => Read(process, "VmHWM:");

    private static double Read(int process, string key)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(key, StringComparison.Ordinal));
        return long.Parse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
