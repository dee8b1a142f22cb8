namespace PdBot.Procedures.Tests.Walks;

/// <summary>Where the accepted pages and the table lie.</summary>
internal static class Goldens
{
    /// <summary>The folder <c>walkthroughs</c> beside this one.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(Shipped.SourceFile())!, "..", "walkthroughs");

    /// <summary>Compares with an accepted file; <c>PDBOT_ACCEPT=1</c> writes it instead.</summary>
    public static void Compare(string name, IEnumerable<string> lines)
    {
        var actual = string.Join("\n", lines) + "\n";
        var path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("PDBOT_ACCEPT") == "1")
            File.WriteAllText(path, actual);
        Xunit.Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", actual);
    }
}
