namespace PdBot.Host.Options;

/// <summary>Sections <c>Roster</c> and <c>Procedures</c>: where the files are.</summary>
public sealed class PathOptions
{
    /// <summary>The section of the rosters.</summary>
    public const string RosterSection = "Roster";

    /// <summary>The section of the procedures.</summary>
    public const string ProceduresSection = "Procedures";

    /// <summary>A file or a folder. Rosters: empty means the example organisations. Procedures: a folder that adds to the shipped ones. Default empty.</summary>
    public string Path { get; set; } = "";
}
