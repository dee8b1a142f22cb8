using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PdBot.Teams.Tests;

/// <summary>A JSON file that review has accepted; written anew only with PDBOT_ACCEPT=1.</summary>
internal static class GoldenFile
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Matches(string name, byte[] json, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Folder(caller), name + ".json");
        var actual = JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json), Readable) + "\n";
        if (Environment.GetEnvironmentVariable("PDBOT_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing; look at the JSON and accept it with PDBOT_ACCEPT=1:\n{actual}");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    /// <summary>The accepted files of a folder, in ordinal order.</summary>
    public static IEnumerable<string> Names(string folder, [CallerFilePath] string caller = "") =>
        Directory.GetFiles(Path.Combine(Folder(caller), folder), "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static string Folder(string caller)
    {
        var folder = Path.GetDirectoryName(caller)!;
        while (!Directory.Exists(Path.Combine(folder, "Golden")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "Golden");
    }
}
