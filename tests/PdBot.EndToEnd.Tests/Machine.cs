using System.Net;
using System.Net.Sockets;

namespace PdBot.EndToEnd.Tests;

/// <summary>Where things are on this machine: folders of the repository, free ports, test output.</summary>
internal static class Machine
{
    /// <summary>The folder that holds PdBot.sln, found upward from the test assembly.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Debug or Release, whichever this test assembly was built as.</summary>
    public static string Configuration { get; } =
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release"
            : "Debug";

    public static string NodeModules => Path.Combine(Repository, "tests", "node", "node_modules");

    /// <summary>A file in tests/output (git-ignored); its folder is created.</summary>
    public static string OutputFile(params string[] parts)
    {
        var path = Path.Combine([Repository, "tests", "output", .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>A new empty folder in the system's temporary folder, for one test.</summary>
    public static string TemporaryFolder(string purpose) => Directory.CreateTempSubdirectory($"pdbot-{purpose}-").FullName;

    /// <summary>A loopback port that nobody listened on a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PdBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No PdBot.sln above {AppContext.BaseDirectory}");
    }
}
