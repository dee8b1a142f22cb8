using System.Collections.Concurrent;
using System.Collections.Immutable;
using PdBot.Domain;

namespace PdBot.Storage.Azure;

/// <summary>A message that this process keeps hidden, and the reports that it guards.</summary>
/// <param name="guard">The name under which heads and messages of the outbox know it.</param>
/// <param name="id">The message.</param>
/// <param name="receipt">What shows that nobody else has it.</param>
/// <param name="hiddenUntil">When the others see it, by this process' clock.</param>
/// <param name="reports">The reports.</param>
/// <param name="now">When they were last used.</param>
internal sealed class HeldMessage(string guard, string id, string receipt, DateTimeOffset hiddenUntil, IEnumerable<ReportId> reports, DateTimeOffset now)
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<ReportId, DateTimeOffset> _reports = reports.Distinct().ToDictionary(report => report, _ => now);
    private ImmutableArray<ReportId> _left = [];
    private bool _isOver;

    public string Guard { get; } = guard;

    public string Id { get; } = id;

    public string Receipt { get; private set; } = receipt;

    public DateTimeOffset HiddenUntil { get; private set; } = hiddenUntil;

    /// <summary>The wake that the message was put for; null when it was put as a guard.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>How often it has been received.</summary>
    public long Received { get; init; }

    /// <summary>The reports that it guards.</summary>
    public ImmutableArray<ReportId> Reports
    {
        get
        {
            lock (_gate)
                return [.. _reports.Keys];
        }
    }

    /// <summary>Reports that nobody is busy with any more, and that were not settled: they must come back to somebody.</summary>
    public ImmutableArray<ReportId> Left
    {
        get
        {
            lock (_gate)
                return _left;
        }
    }

    /// <summary>One operation on the message at a time: each gives it another receipt.</summary>
    public async Task<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(_turn);
    }

    /// <summary>Guards another commit of the report; false when it guards the report no longer.</summary>
    public bool TryUse(ReportId report, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (!_reports.ContainsKey(report))
                return false;
            _reports[report] = at;
            return true;
        }
    }

    public void Hidden(string receipt, DateTimeOffset until) => (Receipt, HiddenUntil) = (receipt, until);

    /// <summary>Whether the report is all that is left of it.</summary>
    public bool IsAlone(ReportId report)
    {
        lock (_gate)
            return _reports.Count == 1 && _reports.ContainsKey(report) && _left.IsEmpty;
    }

    public void Forget(ReportId report)
    {
        lock (_gate)
            _reports.Remove(report);
    }

    /// <summary>Lets go of the reports that match.</summary>
    public ImmutableArray<ReportId> LetGo(Func<ReportId, DateTimeOffset, bool> isIdle)
    {
        lock (_gate)
        {
            ImmutableArray<ReportId> idle = [.. _reports.Where(report => isIdle(report.Key, report.Value)).Select(report => report.Key)];
            foreach (var report in idle)
                _reports.Remove(report);
            _left = _left.AddRange(idle);
            return idle;
        }
    }

    public void ForgetLeft(ImmutableArray<ReportId> put)
    {
        lock (_gate)
            _left = _left.RemoveRange(put);
    }

    /// <summary>True once, when it guards nothing any more.</summary>
    public bool TryEnd()
    {
        lock (_gate)
            return !_isOver && _reports.Count == 0 && _left.IsEmpty && (_isOver = true);
    }
}

/// <summary>Lets the next one in when it is left.</summary>
internal readonly struct Turn(SemaphoreSlim taken) : IDisposable
{
    public void Dispose() => taken.Release();
}

/// <summary>Which messages guard which report.</summary>
internal sealed class HeldMessages
{
    private readonly ConcurrentDictionary<ReportId, ImmutableArray<HeldMessage>> _held = new();

    /// <summary>Every message, once.</summary>
    public IEnumerable<HeldMessage> All => _held.Values.SelectMany(messages => messages).Distinct();

    public ImmutableArray<HeldMessage> Of(ReportId report) => _held.GetValueOrDefault(report, []);

    public void Add(ReportId report, HeldMessage message) => _held.AddOrUpdate(report, [message], (_, before) => before.Contains(message) ? before : before.Add(message));

    /// <summary>Adds a message in the place of what was known of the same one.</summary>
    public void Replace(ReportId report, HeldMessage message) =>
        _held.AddOrUpdate(report, [message], (_, before) => before.RemoveAll(known => known.Id == message.Id).Add(message));

    public void Remove(ReportId report, HeldMessage message)
    {
        while (_held.TryGetValue(report, out var before) && before.Contains(message))
            if (before.Length > 1 ? _held.TryUpdate(report, before.Remove(message), before) : _held.TryRemove(new(report, before)))
                return;
    }
}
