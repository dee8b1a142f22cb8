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
        var folder = Path.GetDirectoryName(caller)!;
        while (!Directory.Exists(Path.Combine(folder, "Golden")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        var path = Path.Combine(folder, "Golden", name + ".json");
        var actual = JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json), Readable) + "\n";
        if (Environment.GetEnvironmentVariable("PDBOT_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing; look at the JSON and accept it with PDBOT_ACCEPT=1:\n{actual}");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
