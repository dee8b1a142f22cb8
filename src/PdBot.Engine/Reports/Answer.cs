using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Engine.Reports;

/// <summary>What came of a command, after it was stored.</summary>
/// <param name="Report">The report as it stands now; null when there is none.</param>
/// <param name="Organisation">Its organisation; null when there is no report.</param>
/// <param name="Refusal">Why the act was refused; null when it was not.</param>
/// <param name="Changed">False when nothing was stored: refused, or done before.</param>
public sealed record Answer(Report? Report, Organisation? Organisation, Refusal? Refusal, bool Changed)
{
    /// <summary>There is no such report.</summary>
    public static Answer NoSuchReport { get; } = new(null, null, new Refusal(RefusalCode.NoSuchReport), false);
}
