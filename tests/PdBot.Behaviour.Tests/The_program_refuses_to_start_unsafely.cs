using System.Diagnostics;
using PdBot.Procedures;

namespace PdBot.Behaviour.Tests;

/// <summary>The built program, started wrongly: it says why, and ends with code 2 before it listens.</summary>
public sealed class The_program_refuses_to_start_unsafely : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pdbot-start-");

    [Fact]
    public async Task Without_tokens_it_serves_in_Development_only()
    {
        var (code, errors) = await StartAsync(("ASPNETCORE_ENVIRONMENT", "Production"));

        Assert.Equal(2, code);
        Assert.Contains("only in Development", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://[::]:0")]
    public async Task Without_tokens_it_serves_on_loopback_only(string urls)
    {
        var (code, errors) = await StartAsync(("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", urls));

        Assert.Equal(2, code);
        Assert.Contains("only on a loopback address", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_roster_is_named_with_file_line_and_reason()
    {
        var roster = Path.Combine(folder.FullName, "broken.yaml");
        var good = await File.ReadAllTextAsync(Path.Combine(Library.ShippedOrganisations, "cgu-example.yaml"));
        await File.WriteAllTextAsync(roster, good.Replace("role: mail-room", "role: mail-rom", StringComparison.Ordinal));
        var line = good[..good.IndexOf("role: mail-room", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;

        var (code, errors) = await StartAsync(("ASPNETCORE_ENVIRONMENT", "Development"), ("Roster__Path", roster));

        Assert.Equal(2, code);
        Assert.Contains($"broken.yaml({line},", errors, StringComparison.Ordinal);
        Assert.Contains("mail-rom", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Not a name", "Bot:CheckpointContainer must be the name of a container")]
    [InlineData("checkpoints", "Bot:CheckpointContainer names a container without an account")]
    public async Task Checkpoints_that_could_be_kept_nowhere_are_named(string container, string says)
    {
        var (code, errors) = await StartAsync(("ASPNETCORE_ENVIRONMENT", "Development"), ("Bot__CheckpointContainer", container));

        Assert.Equal(2, code);
        Assert.Contains(says, errors, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<(int Code, string Errors)> StartAsync(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PdBot.Host.dll"), "serve"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
        };
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var program = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var errors = program.StandardError.ReadToEndAsync(limit.Token);
            _ = program.StandardOutput.ReadToEndAsync(limit.Token);
            await program.WaitForExitAsync(limit.Token);
            return (program.ExitCode, await errors);
        }
        finally
        {
            if (!program.HasExited)
            {
                program.Kill();
            }
        }
    }
}
