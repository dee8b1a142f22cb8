using System.Collections.Immutable;
using PdBot.Domain;

namespace PdBot.Storage.Moving;

/// <summary>Collects what does not agree, from many tasks at once.</summary>
internal sealed class CopyFindings
{
    private readonly Lock _gate = new();
    private readonly ImmutableArray<CopyFault>.Builder _faults = ImmutableArray.CreateBuilder<CopyFault>();

    public long Count { get; private set; }

    public ImmutableArray<CopyFault> Faults => _faults.ToImmutable();

    public void Add(CopyFaultKind kind, string detail, ReportId? report = null, ReportNumber? number = null)
    {
        lock (_gate)
            if (Count++ < CopyResult.MostFaults)
                _faults.Add(new(kind, report, number, detail));
    }
}
