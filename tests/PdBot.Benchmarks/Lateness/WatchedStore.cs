using PdBot.Engine.Ports;
using PdBot.Storage;

namespace PdBot.Benchmarks.Lateness;

/// <summary>A store with another log in front of its own.</summary>
internal sealed class WatchedStore(IStore store, IReportLog log) : IStore
{
    public IReportLog Log => log;

    public IWakeQueue Wakes => store.Wakes;

    public IPeople People => store.People;

    public ILinkKeys LinkKeys => store.LinkKeys;

    public IRollCalls RollCalls => store.RollCalls;

    public IOccasions Occasions => store.Occasions;

    public IRosterChecks RosterChecks => store.RosterChecks;

    public string Description => store.Description;

    public ValueTask<bool> ProbeAsync(CancellationToken cancellationToken) => store.ProbeAsync(cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
