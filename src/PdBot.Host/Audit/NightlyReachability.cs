using Microsoft.Extensions.Options;
using PdBot.Domain;
using PdBot.Engine.Organisations;
using PdBot.Engine.Ports;
using PdBot.Host.Composition;
using PdBot.Host.Options;
using PdBot.Procedures.Checks;
using PdBot.Storage;
using PdBot.Teams.Outbound;

namespace PdBot.Host.Audit;

/// <summary>Every night: walks every chain, and tells the executive group when somebody could not be reached or something got worse; else nobody hears of it.</summary>
public sealed class NightlyReachability(
    IStore store, Errands errands, IPeople people, OrganisationRegister organisations, DirectoryWatch directory, ExecutiveNews news, IOptions<ReachabilityOptions> options, TimeProvider time,
    ILogger<NightlyReachability> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>A program that starts later than this after the hour leaves the night alone: nobody is told of it again at noon.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromHours(4);

    /// <summary>Nights that are over: the store is not asked about them again.</summary>
    private readonly Dictionary<OrganisationId, DateOnly> over = [];

    /// <summary>Checks every organisation whose hour has come and that nobody else checked this night, or is checking.</summary>
    /// <returns>The checks.</returns>
    public async Task<IReadOnlyList<RosterReport>> CheckIfDueAsync(CancellationToken cancellationToken)
    {
        var reports = new List<RosterReport>();
        foreach (var setup in organisations.Files)
        {
            var id = setup.Organisation.Id;
            if (Due(setup) is { } night
                && await errands.DoAsync($"reachability-{id}-{night:yyyy-MM-dd}", cancelled => CheckAsync(setup, night, reports.Add, cancelled), cancellationToken).ConfigureAwait(false))
                over[id] = night;
        }
        return reports;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await CheckIfDueAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                HostLog.ReachabilityFailed(logger, exception);
            }
        }
    }

    /// <summary>The night to check now; null when it is not its time.</summary>
    private DateOnly? Due(OrganisationSetup setup)
    {
        if (options.Value.CheckHour < 0)
            return null;
        var local = TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(setup.Procedure.Zone)).AddHours(-options.Value.CheckHour);
        var night = DateOnly.FromDateTime(local.Date);
        return local.TimeOfDay < Window && (!over.TryGetValue(setup.Organisation.Id, out var last) || last != night) ? night : null;
    }

    /// <summary>What was so last time is replaced when the group has been told: after a check that did not come to that, the next one says it all.</summary>
    private async Task<bool> CheckAsync(OrganisationSetup setup, DateOnly night, Action<RosterReport> done, CancellationToken cancellationToken)
    {
        var id = setup.Organisation.Id;
        var knowledge = await directory.RefreshAsync(setup.Organisation, cancellationToken).ConfigureAwait(false);
        var met = await Conversations.MetAsync(people, organisations.Find(id)?.Organisation ?? setup.Organisation, cancellationToken).ConfigureAwait(false);
        var report = RosterCheck.Run(setup.Procedure, setup.Organisation, new RosterEvidence(knowledge, met), time.GetUtcNow());
        var before = await store.RosterChecks.ReadAsync(id, cancellationToken).ConfigureAwait(false);
        var told = RosterNews.Of(report, RosterFound.Parse(before), remind: night.DayOfWeek == DayOfWeek.Monday) is { } text
            ? await news.DeliverAsync(setup.Organisation, text, cancellationToken).ConfigureAwait(false)
            : 0;
        await store.RosterChecks.SaveAsync(id, RosterFound.Of(report).ToJson(), cancellationToken).ConfigureAwait(false);
        HostLog.ReachabilityChecked(logger, id, report.Findings.Count(finding => finding.Gravity == Gravity.Error), report.Findings.Count(finding => finding.Gravity == Gravity.Warning), told);
        done(report);
        return true;
    }
}
