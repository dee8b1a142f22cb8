using Microsoft.Extensions.Options;
using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Engine.Organisations;
using PdBot.Engine.Ports;
using PdBot.Host.Options;

namespace PdBot.Host.Composition;

/// <summary>Asks the directory about the people of the rosters again and again, so that a decision about a report never has to wait for it.</summary>
public sealed class DirectoryWatch(
    OrganisationRegister register, DirectoryOf directories, IOptions<DirectoryOptions> options, TimeProvider time, ILogger<DirectoryWatch> logger) : BackgroundService
{
    /// <summary>The first answer is waited for so that roles taken from groups are filled before a wake is due, but no longer than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HashSet<OrganisationId> silent = [];

    /// <summary>Whether a directory beyond the files is asked at all.</summary>
    public bool IsOn => options.Value.Enabled;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsOn)
        {
            using var limit = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            await TryAsync(either.Token).ConfigureAwait(false);
        }
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks about everybody.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        foreach (var setup in register.Files)
            await RefreshAsync(setup.Organisation, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks about everybody of an organisation.</summary>
    /// <param name="organisation">As its file says.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What is known now; null when only files are asked.</returns>
    public async Task<DirectoryKnowledge?> RefreshAsync(Organisation organisation, CancellationToken cancellationToken)
    {
        if (!IsOn)
            return null;
        var knowledge = await DirectoryReading.ReadAsync(directories(organisation), organisation, register.Learnt(organisation.Id), time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        register.Learn(organisation.Id, knowledge);
        Tell(organisation.Id, knowledge.Missing.GetValueOrDefault(DirectoryFeature.People));
        return knowledge;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (IsOn && !stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(options.Value.Refresh, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested)
                await TryAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RefreshAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            HostLog.DirectoryLate(logger);
        }
        catch (Exception exception)
        {
            HostLog.DirectoryFailed(logger, exception);
        }
    }

    /// <summary>A directory that falls silent, or is another tenant's, is one line, and so is its coming back.</summary>
    private void Tell(OrganisationId id, DirectoryFault fault)
    {
        lock (silent)
        {
            if (fault is DirectoryFault.Unavailable or DirectoryFault.NotFound)
            {
                if (silent.Add(id))
                    HostLog.DirectorySilent(logger, id, fault);
            }
            else if (silent.Remove(id))
            {
                HostLog.DirectoryAnswers(logger, id);
            }
        }
    }
}
