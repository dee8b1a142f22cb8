using System.ComponentModel.DataAnnotations;

namespace PdBot.Host.Options;

/// <summary>Section <c>Storage</c>: where the log is kept.</summary>
public sealed class StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary><c>Sqlite</c>. Default Sqlite.</summary>
    [AllowedValues("Sqlite", ErrorMessage = "Storage:Kind must be Sqlite.")]
    public string Kind { get; set; } = "Sqlite";

    /// <summary>The SQLite file. Default <c>data/pdbot.db</c>.</summary>
    [Required]
    public string Path { get; set; } = "data/pdbot.db";
}
