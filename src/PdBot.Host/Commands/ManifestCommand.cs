using System.CommandLine;
using PdBot.Host.Manifest;
using PdBot.Host.Options;

namespace PdBot.Host.Commands;

/// <summary><c>manifest build</c>: the app package that an administrator uploads to Teams.</summary>
internal static class ManifestCommand
{
    public static Command Create()
    {
        var output = new Option<string?>("--out") { Description = "輸出之 ZIP 檔 / The ZIP to write." };
        (Option<string?> Option, string Setting)[] options =
        [
            Of("--bot-id", "Bot:AppId", "機器人之 Microsoft App ID / The bot's Microsoft App ID."),
            Of("--app-id", "Manifest:AppId", "應用程式識別碼，各版相同；未指定者同機器人 / The app's id, the same in every version; left out, that of the bot."),
            Of("--package-version", "Manifest:Version", "套件版號，更新時須遞增（預設 1.0.0） / The package's version, higher at each update (default 1.0.0)."),
            Of("--domain", "Manifest:Domain", "機器人之主機名稱；未指定者取自 Bot:PublicUrl / The bot's host name; left out, that of Bot:PublicUrl."),
            Of("--organisation", "Manifest:Organisation", "機構名稱 / Who answers for the app."),
            Of("--website-url", "Manifest:WebsiteUrl", "機構說明網頁 / The organisation's page about it."),
            Of("--privacy-url", "Manifest:PrivacyUrl", "隱私權聲明 / Its privacy statement."),
            Of("--terms-url", "Manifest:TermsOfUseUrl", "使用條款 / Its terms of use."),
            Of("--name", "Manifest:Name", "中文名稱 / The app's name in Chinese."),
            Of("--name-en", "Manifest:NameEn", "英文名稱 / The app's name in English."),
            Of("--icons", "Manifest:Icons", "自有圖示之資料夾 / A folder with the organisation's own icons."),
        ];
        var build = new Command("build", "產生 Teams 應用程式套件 / Build the Teams app package.") { output };
        foreach (var (option, _) in options)
            build.Add(option);
        build.SetAction(result => Build(
            result.GetValue(output),
            options.Where(one => result.GetValue(one.Option) is not null).Select(one => KeyValuePair.Create(one.Setting, result.GetValue(one.Option)))));
        return new Command("manifest", "Teams 應用程式套件 / The Teams app package.") { build };

        static (Option<string?>, string) Of(string name, string setting, string what) => (new(name) { Description = $"{what} ({setting})" }, setting);
    }

    private static int Build(string? file, IEnumerable<KeyValuePair<string, string?>> given)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(given).Build();
        var options = Settings.Read<ManifestOptions>(configuration, ManifestOptions.Section);
        var bot = Settings.Read<BotOptions>(configuration, BotOptions.Section);
        if (options.Domain.Length == 0 && Uri.TryCreate(bot.PublicUrl, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
            options.Domain = address.Host;
        options.Domain = options.Domain.ToLowerInvariant();

        var package = AppPackage.Of(bot.AppId, options);
        string[] problems = [.. string.IsNullOrEmpty(file) ? ["缺少 / missing: --out"] : Array.Empty<string>(), .. PackageCheck.Problems(package)];
        if (problems.Length > 0)
        {
            Console.Error.WriteLine($"套件未產生 / No package was written:\n{string.Join('\n', problems.Select(problem => $"  {problem}"))}");
            return 2;
        }
        File.WriteAllBytes(file!, package.Write());
        Console.WriteLine($"{file}  {package.Manifest["name"]!["short"]} {package.Manifest["version"]}（{package.Manifest["id"]}）");
        return 0;
    }
}
