using PdBot.Domain;
using PdBot.Engine.Organisations;
using PdBot.Procedures;

namespace PdBot.Host.Composition;

/// <summary>Reads rosters and procedures again when their files change. A broken file changes nothing but the log.</summary>
internal sealed class RosterWatch(Library library, OrganisationRegister register, TimeProvider time, ILogger<RosterWatch> logger) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    /// <summary>Reads everything again if any file has changed.</summary>
    public void Look()
    {
        if (!library.HasChanged())
            return;
        var problems = library.TryReload();
        foreach (var problem in problems)
            HostLog.ReloadBroken(logger, problem.ToLine(Language.En));
        if (!problems.IsEmpty)
            return;
        var setups = Rosters.Setups(library.Current).ToList();
        register.Replace(setups);
        HostLog.Reloaded(logger, setups.Count);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(LookAgain, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                Look();
            }
            catch (Exception exception)
            {
                // Whatever is wrong with a file or a folder, the reports go on with what is in use.
                HostLog.ReloadFailed(logger, exception);
            }
        }
    }
}
