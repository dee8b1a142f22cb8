using System.Collections.Immutable;
using PdBot.Procedures.Reading;

namespace PdBot.Procedures;

/// <summary>The procedures and organisations in use. Keeps the last good ones when a file is broken while the program runs.</summary>
public sealed class Library
{
    private readonly ImmutableArray<string> procedures;
    private readonly ImmutableArray<string> rosters;
    private volatile Shelf current;
    private ImmutableArray<FileState> read;

    private Library(ImmutableArray<string> procedures, ImmutableArray<string> rosters, Shelf first, ImmutableArray<FileState> read)
    {
        this.procedures = procedures;
        this.rosters = rosters;
        this.read = read;
        current = first;
    }

    /// <summary>The folder of the shipped procedures, beside the assembly.</summary>
    public static string ShippedProcedures => Path.Combine(AppContext.BaseDirectory, "Definitions");

    /// <summary>The folder of the example organisations, beside the assembly.</summary>
    public static string ShippedOrganisations => Path.Combine(AppContext.BaseDirectory, "Organisations");

    /// <summary>What is in use now; one call of this property sees one consistent state.</summary>
    public Shelf Current => current;

    /// <summary>Loads the shipped procedures, those of one more folder, and the rosters.</summary>
    /// <param name="proceduresPath">A folder (or file) that adds to the shipped procedures; null for none.</param>
    /// <param name="rosterPath">A roster file or a folder of them; null for the example organisations.</param>
    public static LoadResult<Library> Open(string? proceduresPath, string? rosterPath)
    {
        ImmutableArray<string> procedures = proceduresPath is null ? [ShippedProcedures] : [ShippedProcedures, proceduresPath];
        ImmutableArray<string> rosters = [rosterPath ?? ShippedOrganisations];
        var files = FileState.Of([.. procedures, .. rosters]);
        var first = Shelf.Load(procedures, rosters);
        return first.Ok
            ? LoadResult<Library>.Of(new Library(procedures, rosters, first.Value, files))
            : LoadResult<Library>.Broken(first.Problems);
    }

    /// <summary>Whether any file is another than when everything was last read, good or broken. Not for several threads at once, like <see cref="TryReload"/>.</summary>
    /// <exception cref="IOException">A folder cannot be looked into.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be looked into.</exception>
    public bool HasChanged() => !FileState.Of([.. procedures, .. rosters]).SequenceEqual(read);

    /// <summary>Reads everything again. With any problem the last good state stays in use.</summary>
    /// <returns>The problems; empty when the new state is in use.</returns>
    public ImmutableArray<Problem> TryReload()
    {
        // Noted before: what changes while it is read is read again.
        read = FileState.Of([.. procedures, .. rosters]);
        var next = Shelf.Load(procedures, rosters);
        if (next.Ok)
            current = next.Value;
        return next.Problems;
    }
}
