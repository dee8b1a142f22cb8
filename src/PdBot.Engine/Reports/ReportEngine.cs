using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using PdBot.Domain;
using PdBot.Domain.Deadlines;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;
using PdBot.Engine.Organisations;
using PdBot.Engine.Outbox;
using PdBot.Engine.Ports;

namespace PdBot.Engine.Reports;

/// <summary>The one way into a report: read, decide, write. The only class that appends events.</summary>
public sealed class ReportEngine(
    IReportLog log, IWakeQueue wakes, OrganisationRegister organisations, DefinitionArchive definitions, OutboxQueue outbox, TimeProvider time, ILogger<ReportEngine> logger)
{
    private const int CachedReports = 16_384;
    private readonly ReportCache cache = new(CachedReports);
    private readonly ReportGate gate = new();

    /// <summary>Puts a command to a report. What the answer says is stored.</summary>
    public ValueTask<Answer> HandleAsync(ReportId id, ReportCommand command, CancellationToken cancellationToken) =>
        HandleAsync(id, [command], [], cancellationToken);

    /// <summary>Opens a report. The same id opens it once; asked again, the answer is the same.</summary>
    /// <param name="id">Made from the intake card, so that a repeated press is the same report.</param>
    /// <param name="setup">The organisation.</param>
    /// <param name="command">Its number and definition are filled in here.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<Answer> OpenAsync(ReportId id, OrganisationSetup setup, ReportCommand.Open command, CancellationToken cancellationToken)
    {
        using var step = EngineTelemetry.Step(id, nameof(ReportCommand.Open));
        var started = time.GetTimestamp();
        await definitions.FreezeAsync(setup, cancellationToken).ConfigureAwait(false);
        using var pass = await gate.EnterAsync(id, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            if (await TryOpenAsync(id, setup, command, cancellationToken).ConfigureAwait(false) is not { } answer)
                continue;
            EngineTelemetry.Done(step, nameof(ReportCommand.Open), time.GetElapsedTime(started), answer, 0);
            return answer;
        }
    }

    /// <summary>The report as it stands, with its organisation; null when there is none.</summary>
    public async ValueTask<(Report Report, Organisation Organisation)?> FindAsync(ReportId id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken).ConfigureAwait(false) is { } report && organisations.Find(report.Organisation) is { } setup
            ? (report, setup.Organisation)
            : null;

    /// <summary>The report as this process last saw it: good enough to draw what it sends, since whoever went further sends that too.</summary>
    internal async ValueTask<(Report Report, Organisation Organisation)?> FindSeenAsync(ReportId id, CancellationToken cancellationToken) =>
        (cache.Find(id) ?? await ReadAsync(id, cancellationToken).ConfigureAwait(false)) is { } report && organisations.Find(report.Organisation) is { } setup
            ? (report, setup.Organisation)
            : null;

    /// <summary>Lets time pass for a report that is due, and takes over what another process left unsent.</summary>
    /// <returns>False when it must come again.</returns>
    internal async ValueTask<bool> WakeAsync(Wake wake, CancellationToken cancellationToken)
    {
        if (wake.Guard.Length > 0)
            await foreach (var left in log.AbandonedAsync(wake, cancellationToken).ConfigureAwait(false))
                if (outbox.TryAdd(left))
                    EngineLog.TakenOver(logger, wake.Report, left.Message.Key);
        var answer = await HandleAsync(wake.Report, new ReportCommand.Tick(), cancellationToken).ConfigureAwait(false);
        if (answer.Report is not null)
            return true;
        // Guarded and then never committed, or destroyed since.
        if (wake.Guard.Length > 0 && await log.LoadAsync(wake.Report, cancellationToken).ConfigureAwait(false) is not [ReportOpened, ..])
            await wakes.SettleAsync(wake.Report, cancellationToken).ConfigureAwait(false);
        return false;
    }

    /// <summary>Records in one step what came of sending messages of a report. A rewriting is no event: only its message is settled.</summary>
    internal async ValueTask RecordAsync(ReportId id, ImmutableArray<Outcome> outcomes, CancellationToken cancellationToken) =>
        await HandleAsync(id, [.. outcomes.Select(outcome => outcome.Command).OfType<ReportCommand>()], [.. outcomes.Select(outcome => outcome.Message)], cancellationToken).ConfigureAwait(false);

    /// <summary>When nothing of the report waits to be sent any more: it comes back when its last commit said.</summary>
    internal async ValueTask SettleAsync(ReportId id, CancellationToken cancellationToken)
    {
        using var pass = await gate.EnterAsync(id, cancellationToken).ConfigureAwait(false);
        if (!outbox.Holds(id))
            await wakes.SettleAsync(id, cancellationToken).ConfigureAwait(false);
    }

    /// <param name="id">The report.</param>
    /// <param name="commands">The commands, stored in one step; the answer is that to the last.</param>
    /// <param name="sent">The keys of the outbox messages that the step settles.</param>
    /// <param name="cancellationToken">Cancels.</param>
    private async ValueTask<Answer> HandleAsync(ReportId id, ImmutableArray<ReportCommand> commands, ImmutableArray<string> sent, CancellationToken cancellationToken)
    {
        var name = commands is [var command, ..] ? command.GetType().Name : "Rewritten";
        using var step = EngineTelemetry.Step(id, name);
        var started = time.GetTimestamp();
        using var pass = await gate.EnterAsync(id, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            // What is stored on a report that has changed meanwhile loses the race and is decided again: so what was seen last is good enough to begin with.
            if ((cache.Find(id) ?? await ReadAsync(id, cancellationToken).ConfigureAwait(false)) is not { } report)
                return Answer.NoSuchReport;
            if (organisations.Find(report.Organisation) is not { } setup)
            {
                EngineLog.OrganisationGone(logger, id, report.Organisation);
                return Answer.NoSuchReport;
            }
            if (await StepAsync(report, setup.Organisation, commands, sent, cancellationToken).ConfigureAwait(false) is not { } answer)
                continue;
            EngineTelemetry.Done(step, name, time.GetElapsedTime(started), answer, PassedOver(answer.Report ?? report) - PassedOver(report));
            return answer;
        }
    }

    /// <summary>Null when another process opened it at the same moment.</summary>
    private async ValueTask<Answer?> TryOpenAsync(ReportId id, OrganisationSetup setup, ReportCommand.Open command, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken).ConfigureAwait(false) is { } known)
            return await StepAsync(known, setup.Organisation, [command], [], cancellationToken).ConfigureAwait(false);

        var blank = Report.Unopened(id, setup.Procedure);
        var trial = ReportRules.Decide(blank, setup.Organisation, command, time.GetUtcNow());
        if (trial.Refusal is not null)
            return new Answer(null, setup.Organisation, trial.Refusal, false);
        var number = await log.ReserveNumberAsync(id, setup.Organisation.Id, NumberPrefix(command.Mode, setup), cancellationToken).ConfigureAwait(false);
        return await StepAsync(blank, setup.Organisation, [command with { Number = number, Definition = setup.Definition }], [], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One read-decide-write; null when the race was lost and it must be tried again.</summary>
    private async ValueTask<Answer?> StepAsync(
        Report report, Organisation organisation, ImmutableArray<ReportCommand> commands, ImmutableArray<string> sent, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var after = report;
        Refusal? refused = null;
        var (events, messages) = (ImmutableArray<ReportEvent>.Empty, ImmutableArray<OutboxMessage>.Empty);
        foreach (var command in commands)
        {
            var decision = ReportRules.Decide(after, organisation, command, now);
            messages = messages.AddRange(Announcement.Announce(after, decision, organisation));
            events = events.AddRange(decision.Events);
            (after, refused) = (decision.Report, decision.Refusal);
        }
        if (events.IsEmpty && sent.IsEmpty && report.Version > 0 && log.IsShared && !await log.IsCurrentAsync(report.Id, report.Version, cancellationToken).ConfigureAwait(false))
        {
            // Nothing will be stored that could lose the race, so it is asked whether there was one.
            cache.Forget(report.Id);
            return null;
        }
        if (refused is { } refusal)
            EngineLog.Refused(logger, report.Id, refusal.Code);
        if (events.IsEmpty && sent.IsEmpty && commands is not [ReportCommand.Tick])
            return new Answer(after, organisation, refused, false);

        var guard = await wakes.GuardAsync(report.Id, cancellationToken).ConfigureAwait(false);
        var commit = new Commit(report.Id, report.Version, events, messages, sent, ReportRules.NextWake(after, now), Head(after), Involved(after, events, organisation), guard);
        if (!await log.AppendAsync(commit, cancellationToken).ConfigureAwait(false))
        {
            EngineLog.LostRace(logger, report.Id, report.Version);
            cache.Forget(report.Id);
            return null;
        }
        if (after.Status == ReportStatus.Purged)
        {
            cache.Forget(report.Id);
            outbox.Drop(report.Id);
        }
        else
            cache.Set(after);
        outbox.Add(report.Id, messages);
        if (!outbox.Holds(report.Id))
            await wakes.SettleAsync(report.Id, cancellationToken).ConfigureAwait(false);
        return new Answer(after, organisation, refused, !events.IsEmpty);
    }

    private static int PassedOver(Report report) => report.Levels.Count(level => level.Status == LevelStatus.PassedOver);

    /// <summary>The report as it stands.</summary>
    private async ValueTask<Report?> LoadAsync(ReportId id, CancellationToken cancellationToken) =>
        cache.Find(id) is { } cached && (!log.IsShared || await log.IsCurrentAsync(id, cached.Version, cancellationToken).ConfigureAwait(false))
            ? cached
            : await ReadAsync(id, cancellationToken).ConfigureAwait(false);

    private async ValueTask<Report?> ReadAsync(ReportId id, CancellationToken cancellationToken)
    {
        if (await log.LoadAsync(id, cancellationToken).ConfigureAwait(false) is not { } events || events is not [ReportOpened opened, ..])
            return null;
        var report = Report.Unopened(id, await definitions.FindAsync(opened.Definition, cancellationToken).ConfigureAwait(false)).Replay(events);
        cache.Set(report);
        return report;
    }

    private static ReportHead Head(Report report) =>
        new(report.Id, report.Organisation, report.Number, report.Mode, report.Status, report.Severity, report.OpenedAt, report.Version, DueRules.Earliest(report));

    /// <summary>In whose lists the report is looked for. Everyone whom its chain may ask is in from the start: who has not been asked does not see it, and a step up the chain writes no list.</summary>
    private static ImmutableArray<PersonId> Involved(Report report, ImmutableArray<ReportEvent> events, Organisation organisation)
    {
        var people = ImmutableArray.CreateBuilder<PersonId>();
        foreach (var @event in events)
            if (@event is ReportOpened opened)
                people.AddRange(Seats(report, organisation).Prepend(opened.Actor));
            else if (@event is ContactNotified notified)
                people.Add(notified.Person);
            else if (@event is TaskAssigned assigned)
                people.Add(assigned.Person);
            else if (@event is NoticeGiven { Person: { } told })
                people.Add(told);
        return [.. people.Distinct()];
    }

    private static IEnumerable<PersonId> Seats(Report report, Organisation organisation) =>
        from level in report.Procedure.Chain
        from role in level.Roles
        from seat in organisation.Holders(role, report.Unit)
        from person in seat.Deputies.Prepend(seat.Holder)
        select person;

    /// <summary>民國 year of the organisation's own calendar day.</summary>
    private string NumberPrefix(ReportMode mode, OrganisationSetup setup)
    {
        const int RepublicOfChina = 1911;
        var local = TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(setup.Procedure.Zone));
        return $"{(mode == ReportMode.Drill ? "DR" : "PD")}-{local.Year - RepublicOfChina}-";
    }
}
