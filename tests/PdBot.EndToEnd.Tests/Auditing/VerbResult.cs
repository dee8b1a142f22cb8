namespace PdBot.EndToEnd.Tests.Auditing;

/// <summary>What a verb of the program printed, and how it ended.</summary>
internal sealed record VerbResult(int Code, string Output, string Errors)
{
    /// <summary>Runs a verb to its end.</summary>
    /// <param name="settings">Options by their configuration name.</param>
    /// <param name="arguments">The verb and its arguments.</param>
    public static async Task<VerbResult> OfAsync(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        using var process = new System.Diagnostics.Process();
        process.StartInfo = new("dotnet", [BotProcess.Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
            process.StartInfo.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }
}
