using System.IO.Compression;
using System.Text.Json.Nodes;
using PdBot.EndToEnd.Tests.Auditing;
using PdBot.Teams.Inbound;
using PdBot.Testing;

namespace PdBot.EndToEnd.Tests.Manifest;

/// <summary>What <c>manifest build</c> writes is what Teams takes, by the published schema and by Microsoft's own validator; what Teams would refuse is not written.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class PackageTests : IDisposable
{
    private const string Bot = "11111111-2222-4333-8444-555555555555";

    private static readonly string[] Complete =
    [
        "--bot-id", Bot, "--domain", "pdbot.example.gov.tw", "--organisation", "範例機關", "--website-url", "https://www.example.gov.tw/pdbot",
        "--privacy-url", "https://www.example.gov.tw/privacy", "--terms-url", "https://www.example.gov.tw/terms",
    ];

    private readonly string _folder = Machine.TemporaryFolder("package");

    [Fact]
    public async Task The_package_is_accepted_by_the_schema_and_by_the_official_validator()
    {
        var package = Machine.OutputFile("manifest", "pdbot.zip");
        var built = await BuildAsync(["--out", package, .. Complete]);
        Assert.True(built.Code == 0, built.Errors);

        var (code, report, errors) = await NodeProgram.JudgeAsync("check-package.mjs", "", package);

        await File.WriteAllTextAsync(Machine.OutputFile("manifest", "validation.txt"), report);
        Assert.True(code == 0, report + errors);
        Assert.Equal(7, report.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("manifest.json", "\"supportsTargetedMessages\"", "\"supportsSecrets\"", "supportsSecrets")]
    [InlineData("manifest.json", "\"個資事件通報\"", "\"個資事件通報個資事件通報個資事件通報個資事件通報個資事件通報個\"", "must NOT have more than 30 characters")]
    [InlineData("manifest.json", "\"prompt\": ", "\"query\": ", "/bots/0/commandLists/0/commands/0")]
    [InlineData("manifest.json", "\"outline.png\"", "\"line.png\"", "line.png")]
    [InlineData("en.json", "commands[6].title", "commands[9].title", "names nothing in manifest.json")]
    public async Task The_validators_find_what_is_wrong(string file, string before, string after, string finding)
    {
        var package = Path.Combine(_folder, "broken.zip");
        await BuildAsync(["--out", package, .. Complete]);
        Rewrite(package, file, text => text.Replace(before, after, StringComparison.Ordinal));

        var (code, report, errors) = await NodeProgram.JudgeAsync("check-package.mjs", "", package);

        Assert.True(code == 1, report + errors);
        Assert.Contains(finding, report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_from_the_command_line_and_from_settings()
    {
        var (first, second) = (Path.Combine(_folder, "1.zip"), Path.Combine(_folder, "2.zip"));
        await BuildAsync(["--out", first, .. Complete]);

        var built = await VerbResult.OfAsync(
            new Dictionary<string, string?>
            {
                ["Bot:AppId"] = Bot.ToUpperInvariant(),
                ["Bot:PublicUrl"] = "https://PdBot.example.gov.tw/",
                ["Manifest:Organisation"] = "範例機關",
                ["Manifest:WebsiteUrl"] = "https://www.example.gov.tw/pdbot",
                ["Manifest:PrivacyUrl"] = "https://www.example.gov.tw/privacy",
                ["Manifest:TermsOfUseUrl"] = "https://www.example.gov.tw/terms",
            },
            "manifest", "build", "--out", second);

        Assert.True(built.Code == 0, built.Errors);
        Assert.Equal(await File.ReadAllBytesAsync(first), await File.ReadAllBytesAsync(second));
    }

    [Fact]
    public async Task Whatever_is_missing_is_named_and_nothing_is_written()
    {
        var file = Path.Combine(_folder, "none.zip");

        var built = await BuildAsync("--out", file);

        Assert.Equal(2, built.Code);
        foreach (var option in new[] { "--bot-id (Bot:AppId)", "--domain (Manifest:Domain)", "--organisation (Manifest:Organisation)", "--website-url", "--privacy-url", "--terms-url" })
            Assert.Contains($"缺少 / missing: {option}", built.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("--app-id", built.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("--bot-id", "not-a-guid", "GUID")]
    [InlineData("--app-id", "{11111111-2222-4333-8444-555555555555}", "GUID")]
    [InlineData("--package-version", "1.0", "1.0.0")]
    [InlineData("--domain", "https://pdbot.example.gov.tw", "host name")]
    [InlineData("--domain", "localhost", "host name")]
    [InlineData("--privacy-url", "http://www.example.gov.tw/privacy", "https")]
    [InlineData("--name", "個資事件通報個資事件通報個資事件通報個資事件通報個資事件通報個", "31 characters, at most 30")]
    [InlineData("--organisation", "範例機關範例機關範例機關範例機關範例機關範例機關範例機關範例機關部", "33 characters, at most 32")]
    [InlineData("--icons", "/nowhere", "missing icon: color.png")]
    public async Task What_Teams_would_refuse_is_said_and_not_written(string option, string value, string expected)
    {
        var file = Path.Combine(_folder, "none.zip");
        var arguments = Complete.ToList();
        if (arguments.IndexOf(option) is >= 0 and var at)
            arguments.RemoveRange(at, 2);

        var built = await BuildAsync(["--out", file, .. arguments, option, value]);

        Assert.Equal(2, built.Code);
        Assert.Contains(expected, built.Errors, StringComparison.Ordinal);
        Assert.Contains(option, built.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("color.png", "outline.png", "32×32，須為 / must be 192×192")]
    [InlineData("outline.png", "color.png", "192×192，須為 / must be 32×32")]
    [InlineData("outline.png", "color.svg", "is no PNG")]
    public async Task An_icon_of_the_organisation_must_have_the_size_of_its_place(string place, string picture, string expected)
    {
        var shipped = Path.Combine(Machine.Repository, "manifest");
        foreach (var icon in new[] { "color.png", "outline.png", "color32x32.png" })
            File.Copy(Path.Combine(shipped, icon), Path.Combine(_folder, icon));
        File.Copy(Path.Combine(shipped, picture), Path.Combine(_folder, place), overwrite: true);

        var built = await BuildAsync(["--out", Path.Combine(_folder, "none.zip"), "--icons", _folder, .. Complete]);

        Assert.Equal(2, built.Code);
        Assert.Contains($"{place} (--icons)", built.Errors, StringComparison.Ordinal);
        Assert.Contains(expected, built.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_that_is_offered_is_understood_in_both_languages_and_none_is_forgotten()
    {
        var manifest = Read("manifest.json");
        var english = Read("en.json");
        foreach (var (list, number) in manifest["bots"]![0]!["commandLists"]!.AsArray().Select((list, number) => (list!, number)))
        {
            var offered = list["commands"]!.AsArray().Select((command, index) =>
            {
                var key = $"bots[0].commandLists[{number}].commands[{index}]";
                string?[] typed = [Text(command!["title"]), Text(command["prompt"]), Text(english[$"{key}.title"]), Text(english[$"{key}.prompt"])];
                Assert.NotNull(english[$"{key}.description"]);
                return Assert.Single(typed.Where(text => text is not null).Select(text => CommandText.Read(text!).GetType()).Distinct());
            }).ToArray();

            var all = typeof(ChatCommand).GetNestedTypes().Where(command => command != typeof(ChatCommand.Unknown));
            Assert.Equal(all.Select(command => command.Name).Order(), offered.Select(command => command.Name).Order());
        }
    }

    [Fact]
    public void Every_action_that_is_offered_is_one_that_the_bot_answers()
    {
        var commands = Read("manifest.json")["composeExtensions"]![0]!["commands"]!.AsArray();

        Assert.Equal([MessageExtensionHandler.ReportMessage, MessageExtensionHandler.ReportLeak], commands.Select(command => Text(command!["id"])));
        Assert.All(commands, command => Assert.True(command!["fetchTask"]!.GetValue<bool>()));
        Assert.Equal("回報為個資外洩", Text(commands[0]!["title"]));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<VerbResult> BuildAsync(params string[] arguments) => VerbResult.OfAsync(new Dictionary<string, string?>(), ["manifest", "build", .. arguments]);

    private static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Machine.Repository, "manifest", name)))!.AsObject();

    private static string? Text(JsonNode? node) => node?.GetValue<string>();

    private static void Rewrite(string package, string file, Func<string, string> change)
    {
        using var zip = ZipFile.Open(package, ZipArchiveMode.Update);
        string text;
        using (var reader = new StreamReader(zip.GetEntry(file)!.Open()))
            text = reader.ReadToEnd();
        zip.GetEntry(file)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(file).Open());
        writer.Write(change(text));
    }
}
