using System.Collections.Immutable;

namespace PdBot.Procedures.Reading;

/// <summary>By what a changed file is known: its size too, since one that is put back from a copy may well be older than before.</summary>
internal readonly record struct FileState(string Path, DateTime Changed, long Length)
{
    /// <summary>The YAML files of a folder, by name; else the path itself, whether it is there or not.</summary>
    public static string[] At(string path) => Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal)] : [path];

    /// <summary>All files that are there.</summary>
    public static ImmutableArray<FileState> Of(IEnumerable<string> paths) =>
    [
        .. paths.SelectMany(At)
            .Select(path => new FileInfo(path))
            .Where(file => file.Exists)
            .Select(file => new FileState(file.FullName, file.LastWriteTimeUtc, file.Length)),
    ];
}
