using System.Collections.Concurrent;
using System.Reflection;
using PdBot.Domain;
using PdBot.Engine.Ports;

namespace PdBot.Benchmarks.Commits;

/// <summary>A log that keeps what was appended, so that the same can be written once more by others.</summary>
internal class KeptCommits : DispatchProxy
{
    private readonly ConcurrentDictionary<ReportId, Commit> commits = new();
    private IReportLog log = null!;

    public static (IReportLog Log, KeptCommits Kept) Over(IReportLog log)
    {
        var proxy = Create<IReportLog, KeptCommits>();
        var kept = (KeptCommits)(object)proxy;
        kept.log = log;
        return (proxy, kept);
    }

    /// <summary>The last commit of a report.</summary>
    public Commit Of(ReportId report) => commits[report];

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (args is [Commit commit, ..])
            commits[commit.Report] = commit;
        return targetMethod!.Invoke(log, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
