using Azure.Storage.Queues;
using PdBot.Domain;

namespace PdBot.Storage.Azure;

/// <summary>Puts guards: one message for all reports that ask while the one before is on its way, so that many at once cost little more than one.</summary>
internal sealed class GuardPost(QueueClient queue, TimeSpan guard, TimeProvider time)
{
    /// <summary>A message takes 64 KiB; this is a tenth of it.</summary>
    private const int Together = 256;
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    private readonly Lock _gate = new();
    private readonly List<(ReportId Report, TaskCompletionSource<HeldMessage> Guarded)> _waiting = [];
    private bool _isPutting;

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
            (ReportId Report, TaskCompletionSource<HeldMessage> Guarded)[] together;
            lock (_gate)
            {
                together = [.. _waiting.Take(Together)];
                _waiting.RemoveRange(0, together.Length);
                _isPutting = together.Length > 0;
            }
            if (together.Length == 0)
                return;
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
