namespace PdBot.Teams.Inbound;

/// <summary>What somebody asked for by typing.</summary>
public abstract record ChatCommand
{
    private ChatCommand()
    {
    }

    /// <summary>Begin a report.</summary>
    /// <param name="Text">What was written after the command, as written; null when nothing was.</param>
    public sealed record ReportLeak(string? Text) : ChatCommand;

    /// <summary>Show where a report stands.</summary>
    /// <param name="Number">The number in its official form, or what was typed instead of one; null for all own reports.</param>
    public sealed record Status(string? Number) : ChatCommand;

    /// <summary>Show what waits for me.</summary>
    public sealed record Mine : ChatCommand;

    /// <summary>Show a report's log.</summary>
    /// <param name="Number">As in <see cref="Status"/>; null when none was given.</param>
    public sealed record Log(string? Number) : ChatCommand;

    /// <summary>Call the emergency meeting of a report.</summary>
    /// <param name="Number">As in <see cref="Status"/>; null when none was given.</param>
    public sealed record Meeting(string? Number) : ChatCommand;

    /// <summary>Begin a drill.</summary>
    public sealed record DrillLeak : ChatCommand;

    /// <summary>Show who holds which role.</summary>
    public sealed record Roster : ChatCommand;

    /// <summary>Show what the bot can do.</summary>
    public sealed record Help : ChatCommand;

    /// <summary>Anything else.</summary>
    /// <param name="Text">What was typed, tidied; empty when nothing was left.</param>
    public sealed record Unknown(string Text) : ChatCommand;
}
