using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Procedures;

namespace PdBot.Procedures.Checks;

/// <summary>How long a report takes at worst, for one source and one grade. Counted from the opening of the report.</summary>
/// <param name="Source">The source.</param>
/// <param name="Rank">The grade; 0 when the procedure has no scale.</param>
/// <param name="Levels">The levels of the slowest chain, lowest first.</param>
/// <param name="TopReached">Everyone silent: when the top level is notified.</param>
/// <param name="Exhausted">Everyone silent: when the top level's window has ended too, and the alarm is raised.</param>
/// <param name="TopReachedUndecided">Everyone acknowledges in the last instant and decides nothing: when the top level is notified.</param>
public sealed record WorstCase(
    SourceId Source, int Rank, ImmutableArray<LevelDefinition> Levels,
    TimeSpan TopReached, TimeSpan Exhausted, TimeSpan TopReachedUndecided)
{
    internal static WorstCase Of(SourceId source, int rank, ImmutableArray<LevelDefinition> levels)
    {
        var (silent, undecided) = (TimeSpan.Zero, TimeSpan.Zero);
        // A copy (副知) holds nothing up.
        levels = [.. levels.Where(level => !level.IsCopy)];
        foreach (var level in levels[..^1])
        {
            silent += level.Window.Value;
            undecided += level.Window.Value;
            if (level.Act != LevelAct.Acknowledge)
                undecided += (level.DecideWithin ?? level.Window).Value;
        }
        return new WorstCase(source, rank, levels, silent, silent + levels[^1].Window.Value, undecided);
    }
}
