using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PdBot.Host.Options;

namespace PdBot.Host.Manifest;

/// <summary>The Teams app package: the manifest of the folder <c>manifest/</c>, filled in for one organisation, its translation and its icons.</summary>
/// <param name="Manifest">manifest.json, Chinese.</param>
/// <param name="English">en.json.</param>
/// <param name="Icons">The pictures by file name.</param>
internal sealed record AppPackage(JsonObject Manifest, JsonObject English, ImmutableSortedDictionary<string, byte[]> Icons)
{
    /// <summary>The icons that a package holds, with the length of their sides in pixels.</summary>
    public static ImmutableArray<(string Name, int Side)> IconSizes { get; } = [("color.png", 192), ("outline.png", 32), ("color32x32.png", 32)];

    /// <summary>The earliest time that a ZIP can hold: the package tells what it holds, not when it was made.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    /// <summary>Fills the package in; <see cref="PackageCheck"/> says what is wrong with it.</summary>
    /// <param name="botId">The bot's Microsoft App ID.</param>
    /// <param name="options">What the organisation says.</param>
    public static AppPackage Of(string botId, ManifestOptions options)
    {
        var manifest = Read("manifest.json");
        var english = Read("en.json");
        manifest["id"] = (options.AppId.Length > 0 ? options.AppId : botId).ToLowerInvariant();
        manifest["version"] = options.Version;
        manifest["bots"]![0]!["botId"] = botId.ToLowerInvariant();
        manifest["composeExtensions"]![0]!["botId"] = botId.ToLowerInvariant();
        manifest["validDomains"] = new JsonArray(options.Domain);
        manifest["developer"] = new JsonObject
        {
            ["name"] = options.Organisation,
            ["websiteUrl"] = options.WebsiteUrl,
            ["privacyUrl"] = options.PrivacyUrl,
            ["termsOfUseUrl"] = options.TermsOfUseUrl,
        };
        if (options.Name.Length > 0)
            manifest["name"]!["short"] = options.Name;
        if (options.NameEn.Length > 0)
            english["name.short"] = options.NameEn;
        return new(manifest, english, IconSizes.ToImmutableSortedDictionary(icon => icon.Name, icon => Icon(icon.Name, options.Icons), StringComparer.Ordinal));
    }

    /// <summary>The ZIP. The same package gives the same bytes, whichever compression the runtime brings.</summary>
    public byte[] Write()
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "manifest.json", Text(Manifest));
            Add(zip, "en.json", Text(English));
            foreach (var (name, content) in Icons)
                Add(zip, name, content);
        }
        return buffer.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        entry.ExternalAttributes = 0;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Text(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(Json) + "\n");

    private static byte[] Icon(string name, string folder) => folder.Length == 0 ? Shipped(name) : File.Exists(Path.Combine(folder, name)) ? File.ReadAllBytes(Path.Combine(folder, name)) : [];

    private static JsonObject Read(string name) => JsonNode.Parse(Shipped(name))!.AsObject();

    private static byte[] Shipped(string name)
    {
        using var stream = typeof(AppPackage).Assembly.GetManifestResourceStream($"manifest/{name}") ?? throw new FileNotFoundException($"The program was built without manifest/{name}.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
