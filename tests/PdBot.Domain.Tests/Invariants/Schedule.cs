using PdBot.Domain.Delivery;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tests.World;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>A random life of one report: acts, time, failures, deliveries, crashes, repeats, new facts, a changing roster.</summary>
internal sealed class Schedule
{
    private readonly Dice dice;
    private readonly Deeds deeds;
    private readonly Watch watch;
    private readonly List<OutboxMessage> outbox = [];
    private readonly List<ReportCommand> done = [];
    private readonly List<string>? trace;
    private Report report;
    private Organisation organisation = SmallRoster.Value;
    private DateTimeOffset now = Story.Start;

    private Schedule(ulong seed, List<string>? trace)
    {
        dice = new(seed);
        deeds = new(dice);
        this.trace = trace;
        report = Report.Unopened(ReportId.From("r"), Variants.Pick(dice));
        watch = new(report);
    }

    /// <summary>Plays the life that belongs to the seed.</summary>
    public static long Play(ulong seed, List<string>? trace = null) => new Schedule(seed, trace).Play();

    private long Play()
    {
        if (dice.Chance(30))
            organisation = Fates.Change(organisation, dice, now);
        Do(deeds.Open());
        for (var steps = 10 + dice.Roll(6); steps > 0; steps--)
            Step();
        watch.Replay(report, bytes: dice.Chance(3));
        return report.Version;
    }

    private void Step()
    {
        switch (dice.Roll(100))
        {
            case < 28:
                Pass(dice.Chance(3) ? TimeSpan.FromHours(25) : dice.Pick(Deeds.Spans));
                break;
            case < 76:
                Do(deeds.Act(report));
                break;
            case < 86:
                Send();
                break;
            case < 91:
                organisation = Fates.Change(organisation, dice, now);
                trace?.Add($"{now:HH:mm} the roster changes");
                break;
            case < 95:
                Do(dice.Pick(done));
                break;
            case < 98:
                Do(new ReportCommand.Tick());
                break;
            default:
                trace?.Add($"{now:HH:mm} crash");
                report = watch.Replay(report, bytes: false);
                break;
        }
    }

    /// <summary>Time passes; mostly every wake is heeded at its instant, sometimes the machine sleeps through them.</summary>
    private void Pass(TimeSpan span)
    {
        var until = now + span;
        var sleeps = dice.Chance(20);
        while (ReportRules.NextWake(report, now) is { } wake && wake <= until)
        {
            if (sleeps)
                watch.Top.Lag(until - wake);
            now = sleeps ? until : wake;
            if (sleeps && dice.Chance(50))
                Do(deeds.Act(report));
            Do(new ReportCommand.Tick());
        }
        now = until;
    }

    private void Send()
    {
        if (outbox.Count == 0)
            return;
        var at = dice.Roll(outbox.Count);
        var message = outbox[at];
        outbox.RemoveAt(at);
        Do(deeds.Fate(message, report));
    }

    private void Do(ReportCommand command)
    {
        var moment = Moment.Of(report, organisation, command, now);
        if (trace is not null)
            trace.Add($"{now:HH:mm} {command} -> {moment.Decision.Refusal?.Code.ToString() ?? ""} {string.Join(" | ", moment.Decision.Events)}");
        watch.See(moment, command, again: dice.Chance(33));
        report = moment.After;
        outbox.AddRange(moment.Messages);
        if (command is not ReportCommand.Tick)
            done.Add(command);
    }
}
