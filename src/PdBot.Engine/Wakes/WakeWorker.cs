using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PdBot.Engine.Outbox;
using PdBot.Engine.Ports;
using PdBot.Engine.Reports;

namespace PdBot.Engine.Wakes;

/// <summary>Lets time pass for the reports that are due. Waits on the monotonic clock, decides on the wall clock, looks again often.</summary>
public sealed class WakeWorker(IWakeQueue wakes, ReportEngine engine, OutboxQueue outbox, TimeProvider time, ILogger<WakeWorker> logger) : BackgroundService
{
    private const int AtOnce = 1024;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    /// <summary>Handles every wake that is due now; returns how many there were.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        var handled = 0;
        while (true)
        {
            var due = await wakes.ReceiveAsync(time.GetUtcNow(), wakes.MostAtOnce, cancellationToken).ConfigureAwait(false);
            var done = 0;
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (wake, token) =>
            {
                if (await HandleAsync(wake, token).ConfigureAwait(false))
                    Interlocked.Increment(ref done);
            }).ConfigureAwait(false);
            handled += done;
            if (due.Length < wakes.MostAtOnce || done == 0)
                return handled;
        }
    }

    /// <summary>How long the oldest wake that waits has been due; null when everything is on time.</summary>
    public async Task<TimeSpan?> OverdueAsync(CancellationToken cancellationToken) =>
        await wakes.OldestDueAsync(time.GetUtcNow(), cancellationToken).ConfigureAwait(false) is { } oldest ? time.GetUtcNow() - oldest : null;

    /// <summary>How many wakes could not be read and wait for people to look at.</summary>
    public ValueTask<int> CountSetAsideAsync(CancellationToken cancellationToken) => wakes.CountSetAsideAsync(cancellationToken);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        WakeAsync(stoppingToken),
        // However long the due wakes take: what this process is busy with stays its own.
        RepeatAsync(LookAgain, token => wakes.RenewAsync(outbox.Holds, token), EngineLog.RenewalFailed, stoppingToken),
        RepeatAsync(SweepEvery, SweepAsync, EngineLog.SweepFailed, stoppingToken));

    private async Task WakeAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = LookAgain;
            try
            {
                await RunDueAsync(stoppingToken).ConfigureAwait(false);
                if (await wakes.NextAsync(stoppingToken).ConfigureAwait(false) is { } next && next - time.GetUtcNow() < wait)
                    wait = next - time.GetUtcNow();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                EngineLog.WakesUnreadable(logger, exception);
            }
            // Never a hot loop, even when a wake that failed stays due.
            await Task.Delay(wait < Shortest ? Shortest : wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async ValueTask SweepAsync(CancellationToken cancellationToken)
    {
        if (await wakes.SweepAsync(time.GetUtcNow(), cancellationToken).ConfigureAwait(false) is var found and > 0)
            EngineLog.SweepFound(logger, found);
    }

    private async Task RepeatAsync(TimeSpan every, Func<CancellationToken, ValueTask> work, Action<ILogger, Exception> failed, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await work(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                failed(logger, exception);
            }
        }
    }

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);

    private async ValueTask<bool> HandleAsync(Wake wake, CancellationToken cancellationToken)
    {
        try
        {
            EngineTelemetry.WakeLateness.Record(Math.Max(0, (time.GetUtcNow() - wake.Due).TotalSeconds));
            return await engine.WakeAsync(wake, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            EngineLog.WakeFailed(logger, exception, wake.Report);
            return false;
        }
    }
}
