using Microsoft.Extensions.Options;
using PdBot.Domain;
using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;
using PdBot.Engine.Organisations;
using PdBot.Engine.Outbox;
using PdBot.Engine.Ports;
using PdBot.Host.Options;
using PdBot.Procedures.RollCalls;
using PdBot.Storage;
using PdBot.Teams.Outbound;
using PdBot.Teams.RollCalls;

namespace PdBot.Host.Audit;

/// <summary>Once a quarter: asks every contact to check in (報到), and tells the executive group afterwards who did not.</summary>
/// <remarks>What was done is read from the store each time, so whoever looks next goes on: another replica, or this one started anew.</remarks>
public sealed class QuarterlyRollCall(
    IStore store, Errands errands, OrganisationRegister organisations, RollCallDesk desk, ExecutiveNews news, IOptions<RollCallOptions> options, IOptions<ReachabilityOptions> nightly, TimeProvider time,
    ILogger<QuarterlyRollCall> logger) : BackgroundService
{
    /// <summary>The hour where the nightly check has none.</summary>
    private const int Morning = 9;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <summary>Teams' limits are waited for here as long as this; what takes longer waits for the next turn.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Quarters of which nothing is left to do: the store is not asked about them again.</summary>
    private readonly Dictionary<OrganisationId, Quarter> over = [];

    /// <summary>Does what is due in every organisation.</summary>
    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.RollCall)
            return;
        foreach (var setup in organisations.All)
            await RunAsync(setup, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await RunDueAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                HostLog.RollCallFailed(logger, exception);
            }
        }
    }

    private async Task RunAsync(OrganisationSetup setup, CancellationToken cancellationToken)
    {
        var (id, now, zone) = (setup.Organisation.Id, time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(setup.Procedure.Zone));
        var quarter = Quarter.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).Date));
        var due = RollCallRules.DueAt(quarter, nightly.Value.CheckHour < 0 ? Morning : nightly.Value.CheckHour, zone);
        var answerTime = TimeSpan.FromDays(options.Value.RollCallDays);
        if (now < due || (over.TryGetValue(id, out var last) && last == quarter) || !await HasMetAsync(setup, cancellationToken).ConfigureAwait(false))
            return;
        var call = await ReadAsync(id, quarter, cancellationToken).ConfigureAwait(false);
        if (call.Until is null && now < due + answerTime)
        {
            await store.RollCalls.AddAsync(new RollCallMark(id, quarter, RollCallMarkKind.Until, null, now + answerTime), cancellationToken).ConfigureAwait(false);
            call = await ReadAsync(id, quarter, cancellationToken).ConfigureAwait(false);
        }
        // A program that comes too late leaves the quarter alone: half a roll-call would accuse people of what they were not asked.
        if (call.Until is not { } until || call.ToldAt is not null)
        {
            over[id] = quarter;
            return;
        }
        if (now < until)
            await AskAsync(setup, quarter, until, call, cancellationToken).ConfigureAwait(false);
        else
            await TellAsync(setup, quarter, call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether anybody of the organisation has met the bot; before that it knows no way to write to it.</summary>
    private async Task<bool> HasMetAsync(OrganisationSetup setup, CancellationToken cancellationToken)
    {
        foreach (var tenant in setup.Organisation.Tenants)
            if (await store.People.FindServiceUrlAsync(tenant, cancellationToken).ConfigureAwait(false) is not null)
                return true;
        return false;
    }

    private async Task AskAsync(OrganisationSetup setup, Quarter quarter, DateTimeOffset until, RollCall call, CancellationToken cancellationToken)
    {
        var asked = 0;
        foreach (var contact in RollCallRules.Asked(setup.Procedure, setup.Organisation).Where(contact => !call.IsSettled(contact.Person)))
            await errands.DoAsync(Occasion(setup, quarter, contact.Person.Value), cancelled => AskAsync(contact, cancelled), cancellationToken).ConfigureAwait(false);
        if (asked > 0)
            HostLog.RollCallAsked(logger, setup.Organisation.Id, quarter, asked);

        async Task<bool> AskAsync(RollCallContact contact, CancellationToken cancelled)
        {
            RollCallMark Mark(RollCallMarkKind kind, UnreachableReason? reason = null) => new(setup.Organisation.Id, quarter, kind, contact.Person, time.GetUtcNow(), reason);
            var mark = setup.Organisation.HardEvidence(contact.Person, time.GetUtcNow()) is { } evidence and not UnreachableReason.AbsenceDeclared
                ? Mark(RollCallMarkKind.Unreachable, evidence)
                : await DeliverAsync(setup, quarter, until, contact, cancelled).ConfigureAwait(false) switch
                {
                    DeliveryResult.Delivered => Mark(RollCallMarkKind.Asked),
                    DeliveryResult.Failed failed => Mark(RollCallMarkKind.Unreachable, failed.Reason),
                    _ => null,
                };
            if (mark is null)
                return false;
            await store.RollCalls.AddAsync(mark, cancelled).ConfigureAwait(false);
            asked += mark.Kind == RollCallMarkKind.Asked ? 1 : 0;
            return true;
        }
    }

    /// <summary>One after the other, so that reports always find a place within Teams' limits.</summary>
    private async Task<DeliveryResult> DeliverAsync(OrganisationSetup setup, Quarter quarter, DateTimeOffset until, RollCallContact contact, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await desk.AskAsync(setup, quarter, until, contact, cancellationToken).ConfigureAwait(false);
            if (result is not DeliveryResult.NotYet { After: var wait } || wait > Patience)
                return result;
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task TellAsync(OrganisationSetup setup, Quarter quarter, RollCall call, CancellationToken cancellationToken) =>
        errands.DoAsync(Occasion(setup, quarter, "told"), cancelled => ReportAsync(setup, quarter, call, cancelled), cancellationToken);

    private async Task<bool> ReportAsync(OrganisationSetup setup, Quarter quarter, RollCall call, CancellationToken cancellationToken)
    {
        var id = setup.Organisation.Id;
        var report = RollCallReport.Of(setup.Procedure, setup.Organisation, quarter, call, time.GetUtcNow());
        var told = await news.DeliverAsync(setup.Organisation, report.News, cancellationToken).ConfigureAwait(false);
        // Who was on the list then: the roster changes, and the next check of it warns of these.
        foreach (var line in report.Lines.Where(line => line.State == RollCallState.NotBrought))
            await store.RollCalls.AddAsync(new(id, quarter, RollCallMarkKind.Unreachable, line.Contact.Person, time.GetUtcNow(), UnreachableReason.RetriesExhausted), cancellationToken).ConfigureAwait(false);
        await store.RollCalls.AddAsync(new RollCallMark(id, quarter, RollCallMarkKind.Told, null, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        HostLog.RollCallTold(logger, id, quarter, report.Lines.Length, report.Lines.Count(line => line.State != RollCallState.CheckedIn), told);
        return true;
    }

    private static string Occasion(OrganisationSetup setup, Quarter quarter, string what) => $"rollcall-{setup.Organisation.Id}-{quarter}-{what}";

    private async Task<RollCall> ReadAsync(OrganisationId organisation, Quarter quarter, CancellationToken cancellationToken) =>
        new(await store.RollCalls.ReadAsync(organisation, quarter, cancellationToken).ConfigureAwait(false));
}
