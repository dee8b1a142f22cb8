using PdBot.Domain;
using PdBot.Engine.Organisations;
using PdBot.Procedures;

namespace PdBot.Host.Composition;

/// <summary>Reads rosters and procedures again when their files change. A broken file changes nothing but the log.</summary>
internal sealed class RosterWatch(Library library, OrganisationRegister register, RosterPaths paths, TimeProvider time, ILogger<RosterWatch> logger) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = Stamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(LookAgain, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var stamp = Stamp();
            if (stamp.SequenceEqual(seen))
                continue;
            seen = stamp;
            Reload();
        }
    }

    private void Reload()
    {
        var problems = library.TryReload();
        foreach (var problem in problems)
            HostLog.ReloadBroken(logger, problem.ToLine(Language.En));
        if (!problems.IsEmpty)
            return;
        var setups = Rosters.Setups(library.Current).ToList();
        register.Replace(setups);
        HostLog.Reloaded(logger, setups.Count);
    }

    /// <summary>Every file with its time and size: one that is put back from a copy may well be older than the others.</summary>
    private (string Path, DateTime Changed, long Length)[] Stamp() =>
    [
        .. paths.All
            .SelectMany(path => File.Exists(path) ? [path] : Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.yaml").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
            .Select(path => new FileInfo(path))
            .Where(file => file.Exists)
            .Select(file => (file.FullName, file.LastWriteTimeUtc, file.Length)),
    ];
}

/// <summary>The files and folders that are watched.</summary>
internal sealed record RosterPaths(IReadOnlyList<string> All);
