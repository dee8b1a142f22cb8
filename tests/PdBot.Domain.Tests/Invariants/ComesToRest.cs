using PdBot.Domain.Reports;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>7: after a decision nothing is due any more at that instant, and the next wake lies ahead.</summary>
internal static class ComesToRest
{
    public static void Check(Moment moment, Decision tick)
    {
        if (moment.Wake <= moment.Now)
            throw new BrokenInvariantException(7, $"the next wake {moment.Wake:O} is not after {moment.Now:O}");
        if (!tick.Events.IsEmpty)
            throw new BrokenInvariantException(7, $"a second look at the same instant brought {tick.Events[0]}");
    }
}
