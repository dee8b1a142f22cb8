using System.ComponentModel.DataAnnotations;

namespace PdBot.Host.Options;

/// <summary>Section <c>Reachability</c>: the roll-call (報到) of each quarter.</summary>
public sealed class RollCallOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Reachability";

    /// <summary>Whether contacts are asked at all. Default true. A roll-call that has begun is not ended by it, only left alone.</summary>
    public bool RollCall { get; set; } = true;

    /// <summary>How many days contacts have to check in before the executive group is told; 1 to 30. Default 7.</summary>
    [Range(1, 30, ErrorMessage = "Reachability:RollCallDays must be from 1 to 30 days.")]
    public int RollCallDays { get; set; } = 7;
}
