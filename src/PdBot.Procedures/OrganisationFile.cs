using System.Collections.Immutable;
using PdBot.Domain.Roster;

namespace PdBot.Procedures;

/// <summary>What a roster file says.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Parameters">Its own values for the procedure's parameters, from place (<c>unit.window</c>) to length (<c>10m</c>).</param>
/// <param name="File">The file, for messages.</param>
/// <param name="ProcedurePlace">Where the file names its procedure.</param>
/// <param name="HolderPlaces">Where each assignment names its role, in the order of the assignments.</param>
public sealed record OrganisationFile(
    Organisation Organisation,
    ImmutableSortedDictionary<string, string> Parameters,
    string File,
    FilePlace ProcedurePlace,
    ImmutableArray<FilePlace> HolderPlaces);

/// <summary>A place in a file, counted from 1.</summary>
public readonly record struct FilePlace(int Line, int Column);
