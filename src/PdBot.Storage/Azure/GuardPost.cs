using Azure.Storage.Queues;
using PdBot.Domain;

namespace PdBot.Storage.Azure;

/// <summary>
/// Puts guards: one message for all reports that ask at about the same moment. Who comes alone waits for nobody; while acts come one upon the other,
/// at most fifty messages a second are put, so that many cost little more than one.
/// </summary>
internal sealed class GuardPost(QueueClient queue, TimeSpan guard, TimeProvider time)
{
    /// <summary>A message takes 64 KiB; this is a tenth of it.</summary>
    private const int Together = 256;
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    /// <summary>From one message to the next. Of the network's time, not of the clock that windows run by.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly List<(ReportId Report, TaskCompletionSource<HeldMessage> Guarded)> _waiting = [];
    private bool _isPutting;
    private long _last;

    /// <summary>A message that guards the report, put before this returns.</summary>
    public Task<HeldMessage> GuardAsync(ReportId report)
    {
        var guarded = new TaskCompletionSource<HeldMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((report, guarded));
            if (_isPutting)
                return guarded.Task;
            _isPutting = true;
        }
        _ = PutAllAsync();
        return guarded.Task;
    }

    private async Task PutAllAsync()
    {
        while (true)
        {
            if (Apart - TimeProvider.System.GetElapsedTime(_last) is var early && early > TimeSpan.Zero)
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(early.TotalMilliseconds)), TimeProvider.System).ConfigureAwait(false);
            (ReportId Report, TaskCompletionSource<HeldMessage> Guarded)[] together;
            lock (_gate)
            {
                together = [.. _waiting.Take(Together)];
                _waiting.RemoveRange(0, together.Length);
                _isPutting = together.Length > 0;
            }
            if (together.Length == 0)
                return;
            _last = TimeProvider.System.GetTimestamp();
            try
            {
                var message = await PutAsync([.. together.Select(one => one.Report)]).ConfigureAwait(false);
                foreach (var (_, guarded) in together)
                    guarded.SetResult(message);
            }
            catch (Exception failure)
            {
                foreach (var (_, guarded) in together)
                    guarded.SetException(failure);
            }
        }
    }

    /// <summary>A report that asked and gave up meanwhile is guarded for nothing, and is let go of when the message is renewed.</summary>
    private async Task<HeldMessage> PutAsync(ReportId[] reports)
    {
        var (name, now) = (Guid.NewGuid().ToString("N"), time.GetUtcNow());
        var sent = (await queue.SendMessageAsync(WakeText.OfGuard(name, now + guard, reports), guard, Never).ConfigureAwait(false)).Value;
        return new HeldMessage(name, sent.MessageId, sent.PopReceipt, now + guard, reports, now);
    }
}
