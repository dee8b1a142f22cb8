using PdBot.Domain.Reports;

namespace PdBot.Domain.Drills;

/// <summary>In this drill time is compressed: every window and time limit is this many times shorter.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Factor">2 to <see cref="Pacing.Fastest"/>.</param>
public sealed record DrillPaced(DateTimeOffset At, int Factor) : ReportEvent(At);
