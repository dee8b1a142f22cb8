using System.ComponentModel.DataAnnotations;

namespace PdBot.Host.Options;

/// <summary>Section <c>Graph</c>: whether Microsoft Graph is asked about the people of the rosters.</summary>
public sealed class DirectoryOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Graph";

    /// <summary>Whether it is asked; needs <c>Bot:AppId</c>, and works with any of the rights. Default false: the roster files alone say who can be reached.</summary>
    public bool Enabled { get; set; }

    /// <summary>Its address with the version, in the place of the cloud's own; https, in Development also http on this machine. Default empty.</summary>
    public string Address { get; set; } = "";

    /// <summary>How often everything is asked again. Default 10 min; 1 min to 6 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "06:00:00", ErrorMessage = "Graph:Refresh must be 1 min to 6 h.")]
    public TimeSpan Refresh { get; set; } = TimeSpan.FromMinutes(10);
}
