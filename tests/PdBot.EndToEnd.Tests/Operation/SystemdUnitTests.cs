using System.Text.RegularExpressions;

namespace PdBot.EndToEnd.Tests.Operation;

/// <summary>The units of <c>infra/server</c>, as systemd itself reads them.</summary>
public sealed class SystemdUnitTests : IDisposable
{
    private static readonly string Source = Path.Combine(Machine.Repository, "infra", "server");
    private static readonly string[] Units = ["pdbot.service", "pdbot-backup.service", "pdbot-backup.timer"];
    private readonly string _folder = Machine.TemporaryFolder("units");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Systemd_finds_nothing_to_say()
    {
        foreach (var unit in Units)
            Assert.Equal((unit, 0, ""), (unit, (await VerifyAsync(unit)).Code, (await VerifyAsync(unit)).Output));
    }

    [Theory]
    [InlineData("Restart=always", "Restart=ever")]
    [InlineData("UMask=0077", "UMsk=0077")]
    [InlineData("/opt/pdbot/PdBot.Host", "/nowhere/PdBot.Host")]
    public async Task A_slip_would_be_found(string right, string wrong) =>
        Assert.NotEqual("", (await VerifyAsync("pdbot.service", text => text.Replace(right, wrong, StringComparison.Ordinal))).Output);

    /// <summary>0 is nothing left open, 100 everything; a service without any of it has 96.</summary>
    [Theory]
    [InlineData("pdbot.service", 20)]
    [InlineData("pdbot-backup.service", 20)]
    public async Task The_service_is_shut_in(string unit, int most)
    {
        var (code, output) = await AnalyzeAsync("security", "--offline=yes", "--no-pager", $"--threshold={most}", Path.Combine(Source, unit));
        Assert.True(code == 0, output);
    }

    [Fact]
    public void Stopping_leaves_the_bot_its_eight_seconds()
    {
        var seconds = int.Parse(Regex.Match(Text("pdbot.service"), @"^TimeoutStopSec=(\d+)s$", RegexOptions.Multiline).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(seconds, 10, 60);
    }

    [Fact]
    public async Task The_commands_and_settings_are_the_program_s()
    {
        foreach (var unit in Units)
            foreach (Match command in Regex.Matches(Text(unit), @"^ExecStart=/opt/pdbot/PdBot\.Host (.*)$", RegexOptions.Multiline))
            {
                var (code, output) = await BotProcess.RunVerbAsync(new Dictionary<string, string?>(), [.. command.Groups[1].Value.Split(' '), "--help"]);
                Assert.True(code == 0 && !output.Contains("Unrecognized", StringComparison.Ordinal), output);
            }
        var settings = Regex.Matches(Text("pdbot.service") + Text("README.md"), @"\b(Bot|Storage|Roster|Procedures)__\w+").Select(match => match.Value).Distinct().ToArray();
        Assert.Contains("Bot__AppId", settings);
        Assert.All(settings, setting => Assert.True(ProgramSettings.Knows(setting), setting));
    }

    private static string Text(string unit) => File.ReadAllText(Path.Combine(Source, unit));

    private async Task<(int Code, string Output)> VerifyAsync(string unit, Func<string, string>? change = null)
    {
        var program = Path.ChangeExtension(BotProcess.Program, null);
        foreach (var name in Units)
        {
            var text = name == unit && change is not null ? change(Text(name)) : Text(name);
            await File.WriteAllTextAsync(Path.Combine(_folder, name), text.Replace("/opt/pdbot/PdBot.Host", program, StringComparison.Ordinal));
        }
        return await AnalyzeAsync("verify", "--man=no", Path.Combine(_folder, unit));
    }

    private async Task<(int Code, string Output)> AnalyzeAsync(params string[] arguments)
    {
        await using var process = ChildProcess.Start("systemd-analyze", "systemd-analyze", arguments, _folder, new Dictionary<string, string?> { ["SYSTEMD_UNIT_PATH"] = $"{_folder}:" });
        var code = await process.EndAsync();
        return (code, process.Output);
    }
}
