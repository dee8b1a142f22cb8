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
    IStore store, IPeople people, OrganisationRegister organisations, DirectoryWatch directory, ExecutiveNews news, IOptions<ReachabilityOptions> options, TimeProvider time,
    ILogger<NightlyReachability> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>A program that starts later than this after the hour leaves the night alone: nobody is told of it again at noon.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromHours(4);

    private readonly Dictionary<OrganisationId, (DateOnly Night, RosterReport Report)> last = [];
    private readonly HashSet<string> mine = [];

    /// <summary>Checks every organisation whose hour has come and that was not checked this night.</summary>
    /// <returns>The checks.</returns>
    public async Task<IReadOnlyList<RosterReport>> CheckIfDueAsync(CancellationToken cancellationToken)
    {
        var reports = new List<RosterReport>();
        foreach (var setup in organisations.Files)
            if (Due(setup) is { } night)
                reports.Add(await CheckAsync(setup, night, cancellationToken).ConfigureAwait(false));
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
        return local.TimeOfDay < Window && (!last.TryGetValue(setup.Organisation.Id, out var before) || before.Night != night) ? night : null;
    }

    /// <summary>Every replica checks, since each must know what was so last time; who is first tells.</summary>
    private async Task<RosterReport> CheckAsync(OrganisationSetup setup, DateOnly night, CancellationToken cancellationToken)
    {
        var id = setup.Organisation.Id;
        var knowledge = await directory.RefreshAsync(setup.Organisation, cancellationToken).ConfigureAwait(false);
        var met = await Conversations.MetAsync(people, organisations.Find(id)?.Organisation ?? setup.Organisation, cancellationToken).ConfigureAwait(false);
        var report = RosterCheck.Run(setup.Procedure, setup.Organisation, new RosterEvidence(knowledge, met), time.GetUtcNow());
        RosterReport? before = last.TryGetValue(id, out var known) ? known.Report : null;
        var occasion = $"reachability-{id}-{night:yyyy-MM-dd}";
        var told = 0;
        if (mine.Contains(occasion) || await store.IsFirstAsync(occasion, cancellationToken).ConfigureAwait(false))
        {
            mine.Add(occasion);
            if (RosterNews.Of(report, before, remind: night.DayOfWeek == DayOfWeek.Monday) is { } text)
                told = await news.TellAsync(setup.Organisation, text, cancellationToken).ConfigureAwait(false);
            mine.Remove(occasion);
        }
        last[id] = (night, report);
        HostLog.ReachabilityChecked(logger, id, report.Findings.Count(finding => finding.Gravity == Gravity.Error), report.Findings.Count(finding => finding.Gravity == Gravity.Warning), told);
        return report;
    }
}
