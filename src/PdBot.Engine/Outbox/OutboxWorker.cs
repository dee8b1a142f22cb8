using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;
using PdBot.Engine.Reports;

namespace PdBot.Engine.Outbox;

/// <summary>Sends what is committed, and reports what came of it back through the engine.</summary>
public sealed class OutboxWorker(
    OutboxQueue queue, ReportEngine engine, IReportLog log, Deliver deliver, TimeProvider time, ILogger<OutboxWorker> logger, LastWord? lastWord = null) : BackgroundService
{
    /// <summary>Transient errors are retried for this long, then they are hard evidence.</summary>
    public static readonly TimeSpan RetryBudget = TimeSpan.FromMinutes(2);

    /// <summary>When the program ends, what is being sent has this long to be answered: unanswered, it is sent again after the start. Within the host's shutdown time-out.</summary>
    public static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(4);

    private const int Senders = 8;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(20);
    private readonly Outcomes outcomes = new();

    /// <summary>Puts into the queue what an earlier run of the program left behind.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        // Of a log that others write to, only what nobody is sending is taken over: see ReportEngine.WakeAsync.
        if (log.IsShared)
            return;
        var count = 0;
        await foreach (var pending in log.PendingAsync(cancellationToken).ConfigureAwait(false))
        {
            queue.Add(pending.Report, [pending.Message]);
            count++;
        }
        if (count > 0)
            EngineLog.OutboxRecovered(logger, count);
    }

    /// <summary>Sends everything that is due now, one after the other, and records what came of it; returns how many messages were attempted.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        for (var attempts = 0; ;)
            if (queue.Take(time.GetUtcNow()) is { } waiting)
            {
                await AttemptAsync(waiting, cancellationToken).ConfigureAwait(false);
                attempts++;
            }
            else if (outcomes.Due(time.GetUtcNow() + Outcomes.Longest) is { IsEmpty: false } due)
                await RecordAsync(due, cancellationToken).ConfigureAwait(false);
            else
                return attempts;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await RecoverAsync(stoppingToken).ConfigureAwait(false);
        await Task.WhenAll(SendAsync(stoppingToken), RecordAsync(stoppingToken)).ConfigureAwait(false);
        // What waits is in the store; what was answered last must be too.
        await RecordAsync(outcomes.Due(DateTimeOffset.MaxValue), CancellationToken.None).ConfigureAwait(false);
    }

    private async Task SendAsync(CancellationToken stoppingToken)
    {
        using var free = new SemaphoreSlim(Senders);
        using var unanswered = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var ending = stoppingToken.Register(() => unanswered.CancelAfter(LastAnswers)).ConfigureAwait(false);
        try
        {
            while (true)
            {
                var waiting = await NextAsync(stoppingToken).ConfigureAwait(false);
                await free.WaitAsync(CancellationToken.None).ConfigureAwait(false);
                _ = SendOneAsync(waiting);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is being sent ends first.
            for (var sender = 0; sender < Senders; sender++)
                await free.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        async Task SendOneAsync(Waiting waiting)
        {
            await Task.Yield();
            await AttemptAsync(waiting, unanswered.Token).ConfigureAwait(false);
            free.Release();
        }
    }

    private async Task RecordAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await RecordAsync(outcomes.Due(time.GetUtcNow()), stoppingToken).ConfigureAwait(false);
            await Task.Delay(Outcomes.Longest / 4, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        // At once, in case the last answers are not waited for to their end.
        await RecordAsync(outcomes.Due(DateTimeOffset.MaxValue), CancellationToken.None).ConfigureAwait(false);
    }

    private Task RecordAsync(IEnumerable<ReportId> reports, CancellationToken cancellationToken) => Task.WhenAll(reports.Select(report => RecordAsync(report, cancellationToken)));

    /// <summary>The next message that may go; waits for it.</summary>
    private async Task<Waiting> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var added = queue.Added;
            if (queue.Take(time.GetUtcNow()) is { } waiting)
                return waiting;
            var wait = queue.NextDue is { } due ? due - time.GetUtcNow() : LongestWait;
            wait = wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
            using var cancelDelay = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(added, Task.Delay(wait, time, cancelDelay.Token)).ConfigureAwait(false);
            await cancelDelay.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task AttemptAsync(Waiting waiting, CancellationToken cancellationToken)
    {
        var (id, message) = waiting.Pending;
        using var send = EngineTelemetry.Send(id, message.Key, $"{message.Kind}", waiting.Step);
        try
        {
            if (await engine.FindSeenAsync(id, cancellationToken).ConfigureAwait(false) is not { } found)
                throw new InvalidOperationException($"Report {id} has a message but no log, or no organisation.");
            var result = queue.IsSuperseded(waiting)
                ? new DeliveryResult.Rewritten()
                : await deliver(found.Report, found.Organisation, message, cancellationToken).ConfigureAwait(false);
            EngineTelemetry.Done(send, $"{message.Kind}", result.GetType().Name);
            if (Settlement(waiting, found.Report, result) is not { } outcome)
                return;
            if (outcome.Command is ReportCommand.RecordFailure failure && lastWord is not null
                && await lastWord(found.Report, found.Organisation, message, cancellationToken).ConfigureAwait(false) is { } said)
                outcome = outcome with { Command = failure with { Evidence = $"{failure.Evidence}; {said}" } };
            var waits = queue.Sent(waiting);
            var noted = outcomes.Add(id, [outcome], time.GetUtcNow() + Outcomes.Longest);
            if (noted >= Math.Min(waits, Outcomes.Most) || outcome.IsFailure)
                await RecordAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            queue.Postpone(waiting, time.GetUtcNow());
        }
        catch (Exception exception)
        {
            EngineTelemetry.Done(send, $"{message.Kind}", "Broke");
            EngineLog.SendBroke(logger, exception, id, message.Key);
            queue.Postpone(waiting, time.GetUtcNow() + LongestBackoff);
        }
    }

    /// <summary>Records what came of sending messages of a report. What cannot be recorded now is recorded later, and not sent again by this process.</summary>
    private async Task RecordAsync(ReportId id, CancellationToken cancellationToken)
    {
        var taken = outcomes.Take(id);
        try
        {
            if (!taken.IsEmpty)
                await engine.RecordAsync(id, taken, cancellationToken).ConfigureAwait(false);
            foreach (var outcome in taken)
                queue.Settled(id, outcome.Message);
        }
        catch (Exception exception)
        {
            if (exception is not OperationCanceledException)
                EngineLog.NotRecorded(logger, exception, id, taken.Length);
            outcomes.Add(id, taken, time.GetUtcNow() + LongestBackoff);
            return;
        }
        await SettleAsync(id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Not settled, the report comes back and is looked after then.</summary>
    private async Task SettleAsync(ReportId id, CancellationToken cancellationToken)
    {
        try
        {
            await engine.SettleAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            EngineLog.NotSettled(logger, exception, id);
        }
    }

    /// <summary>What came of the message; null when it is to be tried again.</summary>
    private Outcome? Settlement(Waiting waiting, Report report, DeliveryResult result)
    {
        var message = waiting.Pending.Message;
        var now = time.GetUtcNow();
        switch (result)
        {
            case DeliveryResult.Rewritten:
                return new Outcome(message.Key, null);
            case DeliveryResult.Delivered delivered:
                return new Outcome(message.Key, new ReportCommand.RecordDelivery(message, delivered.Conversation, delivered.Activity, delivered.ServiceUrl, report.Version));
            case DeliveryResult.Failed failed:
                EngineLog.SendFailed(logger, report.Id, message.Key, failed.Evidence);
                return new Outcome(message.Key, new ReportCommand.RecordFailure(message, failed.Reason, failed.Evidence));
            case DeliveryResult.NotYet notYet:
                queue.Hold(waiting, now + notYet.After);
                return null;
            case DeliveryResult.Retry retry:
                waiting.FirstAttempt ??= now;
                waiting.Attempts++;
                if (now - waiting.FirstAttempt >= RetryBudget)
                {
                    EngineLog.SendFailed(logger, report.Id, message.Key, retry.Evidence);
                    return new Outcome(message.Key, new ReportCommand.RecordFailure(message, UnreachableReason.RetriesExhausted, retry.Evidence));
                }
                EngineLog.SendRetried(logger, report.Id, message.Key, waiting.Attempts, retry.Evidence);
                queue.Postpone(waiting, now + Backoff(waiting.Attempts, retry.After));
                return null;
            default:
                throw new InvalidOperationException($"Unknown result {result.GetType().Name}");
        }
    }

    private static TimeSpan Backoff(int attempts, TimeSpan? asked)
    {
        var wait = TimeSpan.FromTicks(Math.Min(LongestBackoff.Ticks, FirstBackoff.Ticks << Math.Min(attempts - 1, 10)));
        return asked is { } atLeast && atLeast > wait ? atLeast : wait;
    }
}
