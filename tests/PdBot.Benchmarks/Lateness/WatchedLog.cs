using System.Collections.Concurrent;
using System.Reflection;
using PdBot.Domain;
using PdBot.Engine.Ports;

namespace PdBot.Benchmarks.Lateness;

/// <summary>A log that notes, of every report that is due, how long after that its next commit is in the log.</summary>
internal class WatchedLog : DispatchProxy
{
    private readonly ConcurrentDictionary<ReportId, DateTimeOffset> due = new();
    private readonly ConcurrentQueue<TimeSpan> late = new();
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReportLog log = null!;
    private TimeProvider time = TimeProvider.System;
    private volatile bool isStarted;

    /// <summary>Watches a log.</summary>
    public static (IReportLog Log, WatchedLog Watch) Over(IReportLog log, TimeProvider time)
    {
        var proxy = Create<IReportLog, WatchedLog>();
        var watch = (WatchedLog)(object)proxy;
        (watch.log, watch.time) = (log, time);
        return (proxy, watch);
    }

    /// <summary>From now on: notes how late the reports are that were opened so far.</summary>
    /// <returns>When the first is due.</returns>
    public DateTimeOffset Start()
    {
        isStarted = true;
        return due.Values.Min();
    }

    /// <summary>Milliseconds from due to committed, of all reports, the least first.</summary>
    /// <exception cref="TimeoutException">Some are not handled in time.</exception>
    public async Task<double[]> AllAsync(TimeSpan limit)
    {
        await done.Task.WaitAsync(limit);
        return [.. late.Select(span => span.TotalMilliseconds).Order()];
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.Invoke(log, BindingFlags.DoNotWrapExceptions, null, args, null);
        return result is ValueTask<bool> appending && args is [Commit commit, ..] ? NoteAsync(commit, appending) : result;
    }

    private async ValueTask<bool> NoteAsync(Commit commit, ValueTask<bool> appending)
    {
        var stored = await appending;
        var now = time.GetUtcNow();
        if (!stored)
            return false;
        if (!isStarted && commit.Wake is { } wake)
            due[commit.Report] = wake;
        else if (isStarted && due.TryGetValue(commit.Report, out var at) && now >= at && due.TryRemove(commit.Report, out _))
        {
            late.Enqueue(now - at);
            if (due.IsEmpty)
                done.TrySetResult();
        }
        return true;
    }
}
