using System.Buffers.Binary;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PdBot.Host.Manifest;

/// <summary>What Teams would refuse in a package: what is missing, malformed, too long or of the wrong size. Lengths as in the schema.</summary>
internal static partial class PackageCheck
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Every problem, each naming the option that mends it; empty when there is none.</summary>
    public static IEnumerable<string> Problems(AppPackage package) => [.. Values(package.Manifest), .. Lengths(package), .. package.Icons.SelectMany(icon => Icon(icon.Key, icon.Value))];

    private static IEnumerable<string> Values(JsonObject manifest)
    {
        var developer = manifest["developer"]!;
        return
        [
            .. Check("--bot-id", "Bot:AppId", Text(manifest["bots"]![0]!["botId"]), Guid(), "須為 GUID / must be a GUID"),
            .. Text(manifest["id"]).Length == 0 ? [] : Check("--app-id", "Manifest:AppId", Text(manifest["id"]), Guid(), "須為 GUID / must be a GUID"),
            .. Check("--package-version", "Manifest:Version", Text(manifest["version"]), Version(), "須為三段版號，例如 1.0.0 / must be like 1.0.0"),
            .. Check("--domain", "Manifest:Domain", Text(manifest["validDomains"]![0]), Domain(), "須為主機名稱，例如 pdbot.example.gov.tw / must be a host name, without https:// and path"),
            .. Check("--organisation", "Manifest:Organisation", Text(developer["name"]), Anything(), ""),
            .. Check("--website-url", "Manifest:WebsiteUrl", Text(developer["websiteUrl"]), Https(), NotHttps),
            .. Check("--privacy-url", "Manifest:PrivacyUrl", Text(developer["privacyUrl"]), Https(), NotHttps),
            .. Check("--terms-url", "Manifest:TermsOfUseUrl", Text(developer["termsOfUseUrl"]), Https(), NotHttps),
        ];
    }

    private const string NotHttps = "須為 https:// 開頭之網址 / must be an https address";

    private static IEnumerable<string> Check(string option, string setting, string value, Regex form, string expected) =>
        value.Length == 0 ? [$"缺少 / missing: {option} ({setting})"]
        : form.IsMatch(value) ? []
        : [$"{option} ({setting}) “{value}”：{expected}"];

    private static IEnumerable<string> Lengths(AppPackage package)
    {
        var manifest = package.Manifest;
        (string What, string Value, int Most)[] texts =
        [
            ("--organisation (Manifest:Organisation)", Text(manifest["developer"]!["name"]), 32),
            ("--name (Manifest:Name)", Text(manifest["name"]!["short"]), 30),
            ("name.full", Text(manifest["name"]!["full"]), 100),
            ("description.short", Text(manifest["description"]!["short"]), 80),
            ("description.full", Text(manifest["description"]!["full"]), 4000),
            ("--name-en (Manifest:NameEn)", Text(package.English["name.short"]), 30),
            ("en name.full", Text(package.English["name.full"]), 100),
            ("en description.short", Text(package.English["description.short"]), 80),
            ("en description.full", Text(package.English["description.full"]), 4000),
            .. Commands(manifest, "bots").SelectMany(Command(128, 4000)),
            .. Commands(manifest, "composeExtensions").SelectMany(Command(32, 128)),
            .. package.English.Where(pair => pair.Key.StartsWith("composeExtensions", StringComparison.Ordinal)).Select(pair => ($"en {pair.Key}", Text(pair.Value), pair.Key.EndsWith(".title", StringComparison.Ordinal) ? 32 : 128)),
        ];
        return texts.Where(text => text.Value.Length > text.Most).Select(text => $"{text.What}：{text.Value.Length} 字，至多 {text.Most} 字 / {text.Value.Length} characters, at most {text.Most}");
    }

    private static IEnumerable<JsonNode> Commands(JsonObject manifest, string part) => part == "bots"
        ? manifest[part]![0]!["commandLists"]!.AsArray().SelectMany(list => list!["commands"]!.AsArray()).Select(command => command!)
        : manifest[part]![0]!["commands"]!.AsArray().Select(command => command!);

    private static Func<JsonNode, IEnumerable<(string, string, int)>> Command(int title, int description) => command =>
        [("title", Text(command["title"]), title), ("description", Text(command["description"]), description)];

    /// <summary>A PNG begins with its name and its measures: 8 bytes, then the chunk IHDR with width, height, depth and kind of colour.</summary>
    private static IEnumerable<string> Icon(string name, byte[] picture)
    {
        var side = AppPackage.IconSizes.First(icon => icon.Name == name).Side;
        if (picture.Length == 0)
            return [$"缺少圖示 / missing icon: {name} (--icons)"];
        if (picture.Length < 26 || !picture.AsSpan(0, 8).SequenceEqual(Png))
            return [$"{name} (--icons)：並非 PNG 檔 / is no PNG"];
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(picture.AsSpan(16)), BinaryPrimitives.ReadUInt32BigEndian(picture.AsSpan(20)));
        if (width != side || height != side)
            return [$"{name} (--icons)：{width}×{height}，須為 / must be {side}×{side}"];
        return name != "color.png" && picture[25] is not (4 or 6) ? [$"{name} (--icons)：須為透明背景 / must have a transparent background"] : [];
    }

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";

    [GeneratedRegex("^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$", RegexOptions.CultureInvariant)]
    private static partial Regex Guid();

    [GeneratedRegex(@"^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex(@"^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex Domain();

    [GeneratedRegex(@"^https://[^\s/?#]+\.[^\s/?#]+([/?#]\S*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Https();

    [GeneratedRegex(@"\S", RegexOptions.CultureInvariant)]
    private static partial Regex Anything();
}
