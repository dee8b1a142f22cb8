namespace PdBot.Testing.Graph;

/// <summary>A user of the directory that <see cref="GraphServer"/> plays.</summary>
public sealed class GraphUser
{
    public required string Id { get; init; }

    public required string UserPrincipalName { get; init; }

    public string DisplayName { get; set; } = "";

    public string? JobTitle { get; set; }

    public bool AccountEnabled { get; set; } = true;

    /// <summary>The id of the manager; null for none.</summary>
    public string? Manager { get; set; }

    /// <summary>As Graph names it; null when Teams knows nothing of the user.</summary>
    public string? Availability { get; set; } = "Available";

    /// <summary>False for a user without Exchange.</summary>
    public bool HasMailbox { get; set; } = true;

    /// <summary>A policy keeps this mailbox from applications.</summary>
    public bool IsMailboxClosed { get; set; }

    /// <summary><c>disabled</c>, <c>alwaysEnabled</c> or <c>scheduled</c>.</summary>
    public string RepliesStatus { get; set; } = "disabled";

    public (DateTime Start, DateTime End, string Zone)? RepliesSchedule { get; set; }
}
