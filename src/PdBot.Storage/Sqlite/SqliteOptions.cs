using System.ComponentModel.DataAnnotations;

namespace PdBot.Storage.Sqlite;

/// <summary>Where the SQLite file is and how it is opened.</summary>
public sealed class SqliteOptions
{
    /// <summary>The file; made, with its folder, when it does not exist. Default <c>data/pdbot.db</c>. On a local disk, never on a network share.</summary>
    [Required]
    public string Path { get; set; } = "data/pdbot.db";

    /// <summary>True to read beside a running program (<c>log show</c>, <c>verify</c>, <c>export</c>): takes no lock, refuses to write. Default false.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>With <see cref="ReadOnly"/>: true to take the lock all the same, so that no program writes meanwhile (<c>storage copy</c>). Default false.</summary>
    public bool Alone { get; set; }
}
