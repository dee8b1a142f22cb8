using System.Collections.Concurrent;
using System.Collections.Immutable;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using PdBot.Domain;
using PdBot.Engine.Ports;

namespace PdBot.Storage.Azure;

/// <summary>
/// Wakes as messages of a queue, hidden until they are due. What a process is busy with is guarded by a message that it keeps hidden, one for all
/// reports that began at about the same moment; when the process is gone, that message is seen again, and whoever receives it takes those reports over.
/// </summary>
internal sealed class AzureWakeQueue(QueueClient queue, QueueClient poison, AzureReportLog log, AzureIndex index, TimeSpan guard, TimeProvider time) : IWakeQueue
{
    private const int AtOnce = 32;
    private const int SweepHours = 6;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);
    private static readonly TimeSpan Lost = TimeSpan.FromMinutes(15);

    private readonly GuardPost _post = new(queue, guard, time);
    private readonly HeldMessages _held = new();
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    /// <inheritdoc/>
    public int MostAtOnce => 1_024;

    /// <inheritdoc/>
    public async ValueTask<string> GuardAsync(ReportId report, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(report, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        if (_held.Of(report).FirstOrDefault(message => message.HiddenUntil - now > guard / 2 && message.TryUse(report, now)) is { } safe)
            return safe.Guard;
        var guarding = await Trouble.Guarded(_post.GuardAsync(report)).ConfigureAwait(false);
        _held.Add(report, guarding);
        return guarding.Guard;
    }

    /// <inheritdoc/>
    public async ValueTask SettleAsync(ReportId report, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(report, cancellationToken).ConfigureAwait(false);
        // What is not settled comes back, and is then looked after.
        if (_held.Of(report) is not { IsEmpty: false } held || !await log.TryFinishAsync(report, cancellationToken).ConfigureAwait(false))
            return;
        var standing = await log.StandingAsync(report, cancellationToken).ConfigureAwait(false);
        var (due, stands) = (standing?.Head.Wake, standing?.Put is { } put && put == standing.Head.Wake);
        foreach (var message in held)
        {
            // Whoever went further than this process has seen to the wake itself; a message of another commit and another wake is superfluous.
            var carriesOn = due is not null && !stands && (message.Guard == standing!.Head.Guard || message.Due == due);
            await Trouble.Guarded(ReleaseAsync(message, report, carriesOn ? due : null, cancellationToken)).ConfigureAwait(false);
            _held.Remove(report, message);
            if (!carriesOn)
                continue;
            log.NotePut(report, due!.Value);
            stands = true;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<Wake>> ReceiveAsync(DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var wakes = ImmutableArray.CreateBuilder<Wake>();
        most = Math.Min(most, MostAtOnce);
        while (wakes.Count < most)
        {
            var asked = Math.Min(AtOnce, most - wakes.Count);
            var messages = (await Trouble.Guarded(queue.ReceiveMessagesAsync(asked, guard, cancellationToken)).ConfigureAwait(false)).Value;
            foreach (var message in messages)
                if (WakeText.Parse(message.MessageText) is { } text)
                    wakes.AddRange(Hold(text, message));
                else
                    await SetAsideAsync(message, cancellationToken).ConfigureAwait(false);
            if (messages.Length < asked)
                break;
        }
        return [.. wakes.OrderBy(wake => wake.Due)];
    }

    /// <inheritdoc/>
    public async ValueTask RenewAsync(Func<ReportId, bool> isBusy, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var message in _held.All.Where(message => message.HiddenUntil - now <= guard / 2))
        {
            using var turn = await message.EnterAsync(cancellationToken).ConfigureAwait(false);
            // A report whose guard was asked for just now is busy too: its commit is under way.
            foreach (var idle in message.LetGo((report, used) => !isBusy(report) && now - used > guard))
                _held.Remove(idle, message);
            if (message.Reports is not { IsEmpty: false } busy)
                // It comes back by itself, to whoever asks first, with everything that was let go.
                continue;
            if (message.Left is { IsEmpty: false } left)
            {
                await Trouble.Guarded(queue.SendMessageAsync(WakeText.OfGuard(message.Guard, now, left), TimeSpan.Zero, Never, cancellationToken)).ConfigureAwait(false);
                message.ForgetLeft(left);
            }
            if (!await HideAsync(message, guard, WakeText.OfGuard(message.Guard, now + guard, busy), cancellationToken).ConfigureAwait(false))
                foreach (var lost in busy)
                    _held.Remove(lost, message);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<int> SweepAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // One replica at a time is enough.
        var block = now.UtcDateTime.AddHours(-(now.UtcDateTime.Hour % SweepHours));
        if (!await Trouble.Guarded(index.IsFirstAsync($"sweep-{block:yyyy-MM-ddTHH}", cancellationToken)).ConfigureAwait(false))
            return 0;
        var count = 0;
        await foreach (var (report, left) in log.OverdueAsync(now - Lost - guard, cancellationToken).ConfigureAwait(false))
        {
            await Trouble.Guarded(queue.SendMessageAsync(WakeText.OfGuard(left, now, [report]), TimeSpan.Zero, Never, cancellationToken)).ConfigureAwait(false);
            count++;
        }
        return count;
    }

    /// <inheritdoc/>
    public async ValueTask<int> CountSetAsideAsync(CancellationToken cancellationToken) =>
        (await Trouble.Guarded(poison.GetPropertiesAsync(cancellationToken)).ConfigureAwait(false)).Value.ApproximateMessagesCount;

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset?> NextAsync(CancellationToken cancellationToken) => new((DateTimeOffset?)null);

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> OldestDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = (await Trouble.Guarded(queue.PeekMessagesAsync(AtOnce, cancellationToken)).ConfigureAwait(false)).Value;
        var due = waiting.Select(message => WakeText.Parse(message.MessageText)?.Due).OfType<DateTimeOffset>().DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        return due <= now ? due : null;
    }

    /// <summary>Takes note of a message that was received: it is hidden from the others, and guards its reports.</summary>
    private IEnumerable<Wake> Hold(WakeText text, QueueMessage message)
    {
        var now = time.GetUtcNow();
        var held = new HeldMessage(text.Guard ?? message.MessageId, message.MessageId, message.PopReceipt, now + guard, text.Reports, now)
        {
            Due = text.Guard is null ? text.Due : null,
            Received = message.DequeueCount,
        };
        foreach (var report in text.Reports)
        {
            _held.Replace(report, held);
            log.NoteReceived(report);
            yield return new Wake(report, text.Due, held.Guard, text.IsAbandoned(message.DequeueCount));
        }
    }

    /// <summary>A message guards a report no longer; where it is to come back, it is hidden until then, or another is put.</summary>
    private async Task ReleaseAsync(HeldMessage message, ReportId report, DateTimeOffset? due, CancellationToken cancellationToken)
    {
        using (var turn = await message.EnterAsync(cancellationToken).ConfigureAwait(false))
            if (message.IsAlone(report))
            {
                if (due is { } at)
                    await HideAsync(message, Until(at), WakeText.OfWake(report, at, message.Received), cancellationToken).ConfigureAwait(false);
                else
                    await DropAsync(message.Id, message.Receipt, cancellationToken).ConfigureAwait(false);
                message.Forget(report);
                return;
            }
        if (due is { } later)
            await queue.SendMessageAsync(WakeText.OfWake(report, later, received: 0), Until(later), Never, cancellationToken).ConfigureAwait(false);
        message.Forget(report);
        using var last = await message.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (message.TryEnd())
            await DropAsync(message.Id, message.Receipt, cancellationToken).ConfigureAwait(false);
    }

    private TimeSpan Until(DateTimeOffset due) => due - time.GetUtcNow() is var wait && wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;

    /// <summary>Hides a message for a while; false when somebody else has it, or it is gone.</summary>
    private async Task<bool> HideAsync(HeldMessage message, TimeSpan wait, string text, CancellationToken cancellationToken)
    {
        try
        {
            var receipt = await queue.UpdateMessageAsync(message.Id, message.Receipt, text, wait, cancellationToken).ConfigureAwait(false);
            message.Hidden(receipt.Value.PopReceipt, time.GetUtcNow() + wait);
            return true;
        }
        catch (RequestFailedException refused) when (IsGone(refused))
        {
            return false;
        }
        catch (Exception failure) when (Trouble.IsTrouble(failure))
        {
            throw new StorageUnavailableException("The queue does not answer as it should.", failure);
        }
    }

    private async Task DropAsync(string id, string receipt, CancellationToken cancellationToken)
    {
        try
        {
            await queue.DeleteMessageAsync(id, receipt, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException refused) when (IsGone(refused))
        {
            // Somebody else has it, and will find that it guards nothing.
        }
    }

    /// <summary>A message that nobody can read: kept for people to look at, out of the way.</summary>
    private async Task SetAsideAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        await Trouble.Guarded(poison.SendMessageAsync(message.MessageText, null, Never, cancellationToken)).ConfigureAwait(false);
        await Trouble.Guarded(DropAsync(message.MessageId, message.PopReceipt, cancellationToken)).ConfigureAwait(false);
    }

    private static bool IsGone(RequestFailedException refused) => refused.Status is 404 or 400;

    private async Task<Turn> TurnAsync(ReportId report, CancellationToken cancellationToken)
    {
        var turn = _turns[(uint)report.GetHashCode() % (uint)_turns.Length];
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(turn);
    }
}
