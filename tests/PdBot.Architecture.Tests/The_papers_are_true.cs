using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PdBot.Architecture.Tests;

/// <summary>What <c>infra/</c> says of tests, log lines, metrics and packages is looked up.</summary>
public sealed partial class The_papers_are_true
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    [Fact]
    public void Every_threat_names_tests_that_exist()
    {
        var tests = Sources("tests").SelectMany(source => Method().Matches(source)).Select(match => match.Groups[1].Value).ToHashSet();
        var threats = Rows("threats.md").ToArray();

        Assert.True(threats.Length >= 15);
        foreach (var threat in threats)
        {
            var named = Ticked().Matches(threat[^1]).Select(match => match.Groups[1].Value).ToArray();
            Assert.True(named.Length > 0, $"No test stands against: {threat[0]}");
            Assert.All(named, name => Assert.Contains(name, tests));
        }
        Assert.Equal("DEIRST", string.Concat(threats.Select(threat => threat[0][2]).Distinct().Order()));
    }

    [Fact]
    public void Every_log_line_and_metric_of_the_runbook_exists()
    {
        var code = string.Join('\n', Sources("src"));
        var runbook = Paper("runbook.md");

        Assert.NotEmpty(LogNumber().Matches(runbook));
        Assert.All(LogNumber().Matches(runbook), match => Assert.Contains($"LoggerMessage({match.Groups[1].Value},", code, StringComparison.Ordinal));
        Assert.All(Metric().Matches(runbook + File.ReadAllText(Path.Combine(Repository, "src", "PdBot.Host", "README.md"))), match => Assert.Contains($"\"{match.Value}\"", code, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_package_of_the_program_is_listed_with_its_version_and_licence()
    {
        var restored = Directory.GetFiles(Path.Combine(Repository, "src"), "packages.lock.json", SearchOption.AllDirectories).SelectMany(Packages).ToHashSet();
        var listed = Rows("dependencies.md").ToDictionary(row => (row[0], row[1]), row => row[2]);

        Assert.Equal(restored.Order(), listed.Keys.Order());
        Assert.All(listed.Values, licence => Assert.Contains(licence, new[] { "MIT", "Apache-2.0", "BSD-3-Clause" }));
    }

    private static IEnumerable<(string, string)> Packages(string lockFile)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(lockFile));
        return [.. from framework in json.RootElement.GetProperty("dependencies").EnumerateObject()
                   from package in framework.Value.EnumerateObject()
                   where package.Value.GetProperty("type").GetString() != "Project"
                   select (package.Name, package.Value.GetProperty("resolved").GetString()!)];
    }

    private static IEnumerable<string> Sources(string folder) => Directory
        .EnumerateFiles(Path.Combine(Repository, folder), "*.cs", new EnumerationOptions { RecurseSubdirectories = true })
        .Where(path => !path.Contains("node_modules", StringComparison.Ordinal) && !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    private static string Paper(string name) => File.ReadAllText(Path.Combine(Repository, "infra", name));

    /// <summary>The rows of a table without its head.</summary>
    private static IEnumerable<string[]> Rows(string paper) => Paper(paper).Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Skip(2)
        .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries));

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex("`([A-Za-z0-9_]+)`")]
    private static partial Regex Ticked();

    [GeneratedRegex(@"\blog (\d{4})\b")]
    private static partial Regex LogNumber();

    [GeneratedRegex(@"pdbot\.[a-z]+\.[a-z_]+")]
    private static partial Regex Metric();
}
