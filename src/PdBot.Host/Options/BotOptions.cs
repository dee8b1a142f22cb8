using System.ComponentModel.DataAnnotations;

namespace PdBot.Host.Options;

/// <summary>Section <c>Bot</c>: who the bot is, and whom it lets in.</summary>
public sealed class BotOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Bot";

    /// <summary>The Microsoft App ID; empty in Development. Default empty.</summary>
    public string AppId { get; set; } = "";

    /// <summary>Entra tenants whose requests are taken, separated by commas; empty means those of the rosters. Default empty.</summary>
    public string AllowedTenants { get; set; } = "";

    /// <summary>The address by which people's browsers reach this server, for links to documents; empty means the address on which it listens. Default empty.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Called with GET once a minute while no wake is overdue and the storage answers, so that a watcher outside notices silence; empty for none. Default empty.</summary>
    [RegularExpression("^(https?://.+)?$", ErrorMessage = "Bot:HeartbeatUrl must be an http or https address.")]
    public string HeartbeatUrl { get; set; } = "";

    /// <summary>A folder for the daily checkpoints of the log, best one that takes additions only (a WORM share, a mounted container under an immutability policy); empty for none. Default empty.</summary>
    public string CheckpointFolder { get; set; } = "";

    /// <summary>A container of append blobs for the daily checkpoints, best one whose immutability policy allows protected append writes: its name in the account of <c>Storage</c>, or its whole https address, perhaps of another account; empty for none. Default empty.</summary>
    public string CheckpointContainer { get; set; } = "";

    /// <summary>The largest request body, in bytes; 1,024 to 4,194,304. Default 262,144.</summary>
    [Range(1024, 4 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 262_144;
}
