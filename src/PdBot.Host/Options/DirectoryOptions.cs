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

    /// <summary>The mailbox, by UPN, from which contacts get a mail whom Teams does not reach; empty for none. Default empty.</summary>
    public string MailFrom { get; set; } = "";

    /// <summary>Whether the executive group may have the bot make emergency meetings in their own calendars. Default false.</summary>
    public bool Meetings { get; set; }

    /// <summary>The app's id in the organisation's catalog, by which it is installed for contacts who lack it; not the manifest's id; empty for never. Default empty.</summary>
    [RegularExpression("^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$", ErrorMessage = "Graph:CatalogAppId must be a GUID.")]
    public string CatalogAppId { get; set; } = "";
}
