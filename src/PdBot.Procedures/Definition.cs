using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PdBot.Domain;
using PdBot.Domain.Procedures;

namespace PdBot.Procedures;

/// <summary>A procedure together with the text it was read from. A report keeps the hash, and the store keeps the text.</summary>
/// <param name="Procedure">What the text says.</param>
/// <param name="Text">The whole text; reading it again gives the same procedure.</param>
/// <param name="File">The file the text came from, for messages.</param>
/// <param name="Decisions">What the source leaves open, and which way the file goes.</param>
/// <param name="RecordOnly">Questions whose answers are only recorded: no condition hangs on them.</param>
public sealed record Definition(
    Procedure Procedure,
    string Text,
    string File,
    ImmutableArray<Decision> Decisions,
    ImmutableHashSet<FactKey> RecordOnly)
{
    /// <summary>SHA-256 of the text in UTF-8, lower-case hex.</summary>
    public DefinitionHash Hash { get; } = HashOf(Text);

    /// <summary>SHA-256 of a definition text in UTF-8, lower-case hex.</summary>
    public static DefinitionHash HashOf(string text) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
}

/// <summary>Something that the source leaves open, and how the file decides it.</summary>
/// <param name="Id">Its id within the file.</param>
/// <param name="Clause">The clause that leaves it open; null when the whole document is silent.</param>
/// <param name="Text">What is open, which way the file goes, and why.</param>
public sealed record Decision(string Id, string? Clause, LocalizedText Text);
