using PdBot.Domain;

namespace PdBot.Engine.Reports;

/// <summary>Lets one command at a time into a report within this process, so that races are rare. The log decides, not this gate.</summary>
internal sealed class ReportGate
{
    /// <summary>Many more than act at once: two reports that share one wait for each other's commit.</summary>
    private const int Stripes = 16_384;

    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1))];

    public async ValueTask<Pass> EnterAsync(ReportId report, CancellationToken cancellationToken)
    {
        var gate = gates[(uint)report.GetHashCode() % (uint)gates.Length];
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Pass(gate);
    }

    public readonly struct Pass(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
