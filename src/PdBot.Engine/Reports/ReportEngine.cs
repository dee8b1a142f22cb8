using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using PdBot.Domain;
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
    private readonly ConcurrentDictionary<ReportId, ImmutableArray<string>> rewritten = new();

    /// <summary>Puts a command to a report. What the answer says is stored.</summary>
    public ValueTask<Answer> HandleAsync(ReportId id, ReportCommand command, CancellationToken cancellationToken) =>
        HandleAsync(id, command, null, "", cancellationToken);

    /// <summary>Opens a report. The same id opens it once; asked again, the answer is the same.</summary>
    /// <param name="id">Made from the intake card, so that a repeated press is the same report.</param>
    /// <param name="setup">The organisation.</param>
    /// <param name="command">Its number and definition are filled in here.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<Answer> OpenAsync(ReportId id, OrganisationSetup setup, ReportCommand.Open command, CancellationToken cancellationToken)
    {
        await definitions.FreezeAsync(setup, cancellationToken).ConfigureAwait(false);
        using var pass = await gate.EnterAsync(id, cancellationToken).ConfigureAwait(false);
        while (true)
            if (await TryOpenAsync(id, setup, command, cancellationToken).ConfigureAwait(false) is { } answer)
                return answer;
    }

    /// <summary>The report as it stands, with its organisation; null when there is none.</summary>
    public async ValueTask<(Report Report, Organisation Organisation)?> FindAsync(ReportId id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken).ConfigureAwait(false) is { } report && organisations.Find(report.Organisation) is { } setup
            ? (report, setup.Organisation)
            : null;

    /// <summary>The report as this process last saw it: good enough to draw what it sends, since whoever went further sends that too.</summary>
    internal async ValueTask<(Report Report, Organisation Organisation)?> FindSeenAsync(ReportId id, CancellationToken cancellationToken) =>
        (cache.Find(id) ?? await LoadAsync(id, cancellationToken).ConfigureAwait(false)) is { } report && organisations.Find(report.Organisation) is { } setup
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
        var answer = await HandleAsync(wake.Report, new ReportCommand.Tick(), null, wake.Guard, cancellationToken).ConfigureAwait(false);
        if (answer.Report is not null)
            return true;
        // Guarded and then never committed, or destroyed since.
        if (wake.Guard.Length > 0 && await log.LoadAsync(wake.Report, cancellationToken).ConfigureAwait(false) is not [ReportOpened, ..])
            await wakes.SettleAsync(wake.Report, null, cancellationToken).ConfigureAwait(false);
        return false;
    }

    /// <summary>A card was rewritten. That is no event: it is settled with the next commit, at the latest when everything has been sent; until then it may be repeated.</summary>
    internal void Rewritten(ReportId id, string message) => rewritten.AddOrUpdate(id, [message], (_, before) => before.Add(message));

    /// <summary>When nothing of the report waits to be sent any more: settles what was rewritten, and says when it must be looked at again.</summary>
    internal async ValueTask SettleAsync(ReportId id, CancellationToken cancellationToken)
    {
        using var pass = await gate.EnterAsync(id, cancellationToken).ConfigureAwait(false);
        while (!outbox.Holds(id))
        {
            // Nothing is settled on what is only remembered to be so: a report that the cache has let go of is read again.
            var report = cache.Find(id) ?? await LoadAsync(id, cancellationToken).ConfigureAwait(false);
            if (report is not null && rewritten.TryGetValue(id, out var keys))
            {
                var guard = await wakes.GuardAsync(id, cancellationToken).ConfigureAwait(false);
                var commit = new Commit(id, report.Version, [], [], keys, ReportRules.NextWake(report, time.GetUtcNow()), Head(report), [], guard);
                if (await log.AppendAsync(commit, cancellationToken).ConfigureAwait(false))
                    Forget(id, keys);
                else
                    cache.Forget(id);
                continue;
            }
            rewritten.TryRemove(id, out _);
            await wakes.SettleAsync(id, report is null ? null : ReportRules.NextWake(report, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            return;
        }
    }

    private void Forget(ReportId id, ImmutableArray<string> keys)
    {
        while (rewritten.TryGetValue(id, out var noted))
            if (noted.Length > keys.Length ? rewritten.TryUpdate(id, noted.RemoveRange(0, keys.Length), noted) : rewritten.TryRemove(new(id, noted)))
                return;
    }

    /// <param name="id">The report.</param>
    /// <param name="command">The command.</param>
    /// <param name="sent">The key of the outbox message that the command settles.</param>
    /// <param name="guard">The guard that came back and is being handled; empty when none is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async ValueTask<Answer> HandleAsync(ReportId id, ReportCommand command, string? sent, string guard, CancellationToken cancellationToken)
    {
        using var pass = await gate.EnterAsync(id, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            // What was sent is recorded whatever happened meanwhile; a race that is lost is read again.
            var seen = sent is null ? null : cache.Find(id);
            if ((seen ?? await LoadAsync(id, cancellationToken, guard).ConfigureAwait(false)) is not { } report)
                return Answer.NoSuchReport;
            if (organisations.Find(report.Organisation) is not { } setup)
            {
                EngineLog.OrganisationGone(logger, id, report.Organisation);
                return Answer.NoSuchReport;
            }
            if (await StepAsync(report, setup.Organisation, command, sent, cancellationToken).ConfigureAwait(false) is { } answer)
                return answer;
        }
    }

    /// <summary>Null when another process opened it at the same moment.</summary>
    private async ValueTask<Answer?> TryOpenAsync(ReportId id, OrganisationSetup setup, ReportCommand.Open command, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken).ConfigureAwait(false) is { } known)
            return await StepAsync(known, setup.Organisation, command, null, cancellationToken).ConfigureAwait(false);

        var blank = Report.Unopened(id, setup.Procedure);
        var trial = ReportRules.Decide(blank, setup.Organisation, command, time.GetUtcNow());
        if (trial.Refusal is not null)
            return new Answer(null, setup.Organisation, trial.Refusal, false);
        var number = await log.ReserveNumberAsync(id, setup.Organisation.Id, NumberPrefix(command.Mode, setup), cancellationToken).ConfigureAwait(false);
        return await StepAsync(blank, setup.Organisation, command with { Number = number, Definition = setup.Definition }, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One read-decide-write; null when the race was lost and it must be tried again.</summary>
    private async ValueTask<Answer?> StepAsync(Report report, Organisation organisation, ReportCommand command, string? sent, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var decision = ReportRules.Decide(report, organisation, command, now);
        if (decision.Refusal is { } refusal)
            EngineLog.Refused(logger, report.Id, refusal.Code);
        if (decision.Events.IsEmpty && sent is null && command is not ReportCommand.Tick)
            return new Answer(decision.Report, organisation, decision.Refusal, false);

        var wake = ReportRules.NextWake(decision.Report, now);
        var messages = Announcement.Announce(report, decision, organisation);
        var guard = await wakes.GuardAsync(report.Id, cancellationToken).ConfigureAwait(false);
        var noted = rewritten.GetValueOrDefault(report.Id, []);
        ImmutableArray<string> settled = sent is null ? noted : noted.Add(sent);
        var commit = new Commit(report.Id, report.Version, decision.Events, messages, settled, wake, Head(decision.Report), Involved(decision.Events), guard);
        if (!await log.AppendAsync(commit, cancellationToken).ConfigureAwait(false))
        {
            EngineLog.LostRace(logger, report.Id, report.Version);
            cache.Forget(report.Id);
            return null;
        }
        if (!noted.IsEmpty)
            Forget(report.Id, noted);
        if (decision.Report.Status == ReportStatus.Purged)
        {
            cache.Forget(report.Id);
            outbox.Drop(report.Id);
        }
        else
            cache.Set(decision.Report);
        outbox.Add(report.Id, messages);
        if (!outbox.Holds(report.Id))
            await wakes.SettleAsync(report.Id, wake, cancellationToken).ConfigureAwait(false);
        return new Answer(decision.Report, organisation, decision.Refusal, !decision.Events.IsEmpty);
    }

    private async ValueTask<Report?> LoadAsync(ReportId id, CancellationToken cancellationToken, string guard = "")
    {
        if (cache.Find(id) is { } cached && (!log.IsShared || await log.IsCurrentAsync(id, cached.Version, guard, cancellationToken).ConfigureAwait(false)))
            return cached;
        if (await log.LoadAsync(id, cancellationToken).ConfigureAwait(false) is not { } events || events is not [ReportOpened opened, ..])
            return null;
        var report = Report.Unopened(id, await definitions.FindAsync(opened.Definition, cancellationToken).ConfigureAwait(false)).Replay(events);
        cache.Set(report);
        return report;
    }

    private static ReportHead Head(Report report) =>
        new(report.Id, report.Organisation, report.Number, report.Mode, report.Status, report.Severity, report.OpenedAt, report.Version);

    private static ImmutableArray<PersonId> Involved(ImmutableArray<ReportEvent> events)
    {
        var people = ImmutableArray.CreateBuilder<PersonId>();
        foreach (var @event in events)
            if (@event is ReportOpened opened)
                people.Add(opened.Actor);
            else if (@event is ContactNotified notified)
                people.Add(notified.Person);
            else if (@event is TaskAssigned assigned)
                people.Add(assigned.Person);
            else if (@event is NoticeGiven { Person: { } told })
                people.Add(told);
        return people.ToImmutable();
    }

    /// <summary>民國 year of the organisation's own calendar day.</summary>
    private string NumberPrefix(ReportMode mode, OrganisationSetup setup)
    {
        const int RepublicOfChina = 1911;
        var local = TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(setup.Procedure.Zone));
        return $"{(mode == ReportMode.Drill ? "DR" : "PD")}-{local.Year - RepublicOfChina}-";
    }
}
