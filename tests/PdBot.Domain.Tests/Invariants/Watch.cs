using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>Looks at every decision of one report with all the invariants.</summary>
internal sealed class Watch(Report unopened)
{
    private readonly KeysAreUnique keys = new();
    private readonly List<(ReportEvent Event, Organisation Organisation)> log = [];

    public TopIsReached Top { get; } = new();

    /// <param name="moment">The decision.</param>
    /// <param name="command">What was wanted.</param>
    /// <param name="again">Whether to want it twice.</param>
    public void See(Moment moment, ReportCommand command, bool again)
    {
        foreach (var happened in moment.Decision.Events)
            log.Add((happened, moment.Organisation));
        NeverSilent.Check(moment.After, moment.Wake);
        Top.See(moment);
        keys.See(moment);
        ComesToRest.Check(moment, ReportRules.Decide(moment.After, moment.Organisation, new ReportCommand.Tick(), moment.Now));
        if (again && command is not ReportCommand.Tick)
            TwiceIsOnce.Check(command, moment.Decision, ReportRules.Decide(moment.After, moment.Organisation, command, moment.Now));
    }

    /// <summary>Replays the log, as after a crash, and looks at every event of it.</summary>
    public Report Replay(Report report, bool bytes)
    {
        var replayed = unopened;
        foreach (var (happened, organisation) in log)
        {
            LevelsInOrder.Check(replayed, happened);
            ReasonsAndRights.Check(replayed, organisation, happened);
            RemindedOnce.Check(replayed, happened);
            DutiesInOrder.Check(replayed, happened);
            replayed = replayed.Evolve(happened);
        }
        if (bytes)
            ReplayIsEqual.CheckBytes(report, replayed);
        else
            ReplayIsEqual.Check(report, replayed);
        return replayed;
    }
}
