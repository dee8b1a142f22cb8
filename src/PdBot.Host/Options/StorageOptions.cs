using System.ComponentModel.DataAnnotations;

namespace PdBot.Host.Options;

/// <summary>Section <c>Storage</c>: where the log is kept.</summary>
public sealed class StorageOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary><c>Sqlite</c>, one file of one machine, or <c>Azure</c>, tables and queues of a storage account. Default Sqlite.</summary>
    [AllowedValues("Sqlite", "Azure", ErrorMessage = "Storage:Kind must be Sqlite or Azure.")]
    public string Kind { get; set; } = "Sqlite";

    /// <summary>The SQLite file. Default <c>data/pdbot.db</c>.</summary>
    [Required(ErrorMessage = "Storage:Path must not be empty.")]
    public string Path { get; set; } = "data/pdbot.db";

    /// <summary>Of the storage account or of the emulator; it holds a key, so it comes from the environment, never from a file. Default none.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The storage account, asked with the Entra tokens of the process (managed identity, federated credential, environment). Default none.</summary>
    public string? AccountName { get; set; }

    /// <summary>Begins the names of tables and queues. Default <c>pdbot</c>; 3 to 40 lower-case letters and digits, a letter first.</summary>
    [RegularExpression("^[a-z][a-z0-9]{2,39}$", ErrorMessage = "Storage:Prefix must be 3 to 40 lower-case letters and digits, a letter first.")]
    public string Prefix { get; set; } = "pdbot";

    /// <summary>Azure only: how long a replica may be silent about a report before another takes it over. Default 1 min; 5 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00", ErrorMessage = "Storage:Guard must be 5 s to 10 min.")]
    public TimeSpan Guard { get; set; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == "Azure" && string.IsNullOrEmpty(ConnectionString) == string.IsNullOrEmpty(AccountName))
            yield return new("Storage:Kind Azure needs either Storage:AccountName or Storage:ConnectionString.");
    }
}
