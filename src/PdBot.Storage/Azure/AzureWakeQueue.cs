using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using PdBot.Domain;
using PdBot.Engine.Ports;

namespace PdBot.Storage.Azure;

/// <summary>
/// Wakes as messages of a queue: hidden until they are due, hidden for a short while by whoever is busy with their report, visible again when that
/// process is gone. The head of a report names the message that guards it; any other message of the report is superfluous and goes.
/// </summary>
internal sealed class AzureWakeQueue(QueueClient queue, QueueClient poison, AzureReportLog log, TimeSpan guard, TimeProvider time) : IWakeQueue
{
    private const int AtOnce = 32;
    private const string BusyWord = "busy";
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    private readonly ConcurrentDictionary<ReportId, ImmutableArray<Held>> _held = new();
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    /// <inheritdoc/>
    public int MostAtOnce => 1_024;

    /// <inheritdoc/>
    public async ValueTask<string> GuardAsync(ReportId report, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(report, cancellationToken).ConfigureAwait(false);
        var held = _held.GetValueOrDefault(report, []);
        if (held.FirstOrDefault(message => message.HiddenUntil - time.GetUtcNow() > guard / 2) is { } safe)
            return safe.Id;
        if (held.Length > 0 && await HideAsync(held[^1], guard, Busy(report), cancellationToken).ConfigureAwait(false) is { } renewed)
        {
            _held[report] = held.Replace(held[^1], renewed);
            return renewed.Id;
        }
        var sent = await Trouble.Guarded(queue.SendMessageAsync(Busy(report), guard, Never, cancellationToken)).ConfigureAwait(false);
        _held[report] = [new Held(sent.Value.MessageId, sent.Value.PopReceipt, time.GetUtcNow() + guard)];
        return sent.Value.MessageId;
    }

    /// <inheritdoc/>
    public async ValueTask SettleAsync(ReportId report, DateTimeOffset? due, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(report, cancellationToken).ConfigureAwait(false);
        // What is not settled comes back, and is then looked after.
        if (!_held.TryRemove(report, out var held) || !await log.TryFinishAsync(report, cancellationToken).ConfigureAwait(false))
            return;
        foreach (var message in held)
            if (due is { } at && log.IsGuardedBy(report, message.Id))
                await HideAsync(message, at - time.GetUtcNow(), Settled(report, at), cancellationToken).ConfigureAwait(false);
            else
                await DropAsync(message, cancellationToken).ConfigureAwait(false);
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
                if (Parse(message.MessageText) is { } wake)
                    wakes.Add(await HoldAsync(wake with { Guard = message.MessageId }, message, cancellationToken).ConfigureAwait(false));
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
        foreach (var report in _held.Keys)
        {
            using var turn = await TurnAsync(report, cancellationToken).ConfigureAwait(false);
            if (!_held.TryGetValue(report, out var held) || held.All(message => message.HiddenUntil - time.GetUtcNow() > guard / 2))
                continue;
            var kept = ImmutableArray.CreateBuilder<Held>();
            if (isBusy(report))
                foreach (var message in held)
                    if (await HideAsync(message, guard, Busy(report), cancellationToken).ConfigureAwait(false) is { } renewed)
                        kept.Add(renewed);
            // What is not renewed comes back by itself, to whoever asks first.
            if (kept.Count > 0)
                _held[report] = kept.ToImmutable();
            else
                _held.TryRemove(report, out _);
        }
    }

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset?> NextAsync(CancellationToken cancellationToken) => new((DateTimeOffset?)null);

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> OldestDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = (await Trouble.Guarded(queue.PeekMessagesAsync(AtOnce, cancellationToken)).ConfigureAwait(false)).Value;
        var due = waiting.Select(message => Parse(message.MessageText)?.Due).OfType<DateTimeOffset>().DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        return due <= now ? due : null;
    }

    private static string Settled(ReportId report, DateTimeOffset due) => string.Create(CultureInfo.InvariantCulture, $"{report} {due.UtcDateTime:O}");

    private static Wake? Parse(string text) =>
        text.Split(' ') is [{ Length: > 0 } report, var due, .. var state] && DateTimeOffset.TryParse(due, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new Wake(new ReportId(report), at, IsAbandoned: state is [BusyWord])
            : null;

    private string Busy(ReportId report) => $"{Settled(report, time.GetUtcNow() + guard)} {BusyWord}";

    private static bool IsGone(RequestFailedException refused) => refused.Status is 404 or 400;

    private async Task<Wake> HoldAsync(Wake wake, QueueMessage message, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(wake.Report, cancellationToken).ConfigureAwait(false);
        var held = _held.GetValueOrDefault(wake.Report, []).RemoveAll(known => known.Id == message.MessageId);
        _held[wake.Report] = held.Add(new Held(message.MessageId, message.PopReceipt, time.GetUtcNow() + guard));
        return wake;
    }

    /// <summary>Hides a message for a while; null when somebody else has it, or it is gone.</summary>
    private async Task<Held?> HideAsync(Held message, TimeSpan wait, string text, CancellationToken cancellationToken)
    {
        var hidden = wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
        try
        {
            var receipt = await queue.UpdateMessageAsync(message.Id, message.Receipt, text, hidden, cancellationToken).ConfigureAwait(false);
            return new Held(message.Id, receipt.Value.PopReceipt, time.GetUtcNow() + hidden);
        }
        catch (RequestFailedException refused) when (IsGone(refused))
        {
            return null;
        }
        catch (Exception failure) when (Trouble.IsTrouble(failure))
        {
            throw new StorageUnavailableException("The queue does not answer as it should.", failure);
        }
    }

    private async Task DropAsync(Held message, CancellationToken cancellationToken)
    {
        try
        {
            await queue.DeleteMessageAsync(message.Id, message.Receipt, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException refused) when (IsGone(refused))
        {
            // Somebody else has it, and will find that it guards nothing.
        }
        catch (Exception failure) when (Trouble.IsTrouble(failure))
        {
            throw new StorageUnavailableException("The queue does not answer as it should.", failure);
        }
    }

    /// <summary>A message that nobody can read: kept for people to look at, out of the way.</summary>
    private async Task SetAsideAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        await Trouble.Guarded(poison.SendMessageAsync(message.MessageText, null, Never, cancellationToken)).ConfigureAwait(false);
        await DropAsync(new Held(message.MessageId, message.PopReceipt, default), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Turn> TurnAsync(ReportId report, CancellationToken cancellationToken)
    {
        var turn = _turns[(uint)report.GetHashCode() % (uint)_turns.Length];
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(turn);
    }

    /// <summary>A message that this process has hidden.</summary>
    private sealed record Held(string Id, string Receipt, DateTimeOffset HiddenUntil);

    private readonly struct Turn(SemaphoreSlim taken) : IDisposable
    {
        public void Dispose() => taken.Release();
    }
}
