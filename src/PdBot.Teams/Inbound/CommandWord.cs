namespace PdBot.Teams.Inbound;

/// <summary>The commands, before their arguments are read.</summary>
internal enum CommandWord
{
    ReportLeak,
    Status,
    Mine,
    Log,
    Meeting,
    DrillLeak,
    Roster,
    Help,
}
