using System.ComponentModel.DataAnnotations;

namespace PdBot.Host.Options;

/// <summary>Section <c>Roster</c>, beside its path: the check in the night.</summary>
public sealed class ReachabilityOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Roster";

    /// <summary>The hour of the organisation's time zone from which every chain is checked once a night; 0 to 23, or -1 for never. Default 3.</summary>
    [Range(-1, 23, ErrorMessage = "Roster:CheckHour must be an hour from 0 to 23, or -1 for never.")]
    public int CheckHour { get; set; } = 3;
}
