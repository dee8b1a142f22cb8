using System.Collections.Immutable;
using PdBot.Domain;

namespace PdBot.Storage.Events;

/// <summary>What a verification found.</summary>
/// <param name="Reports">How many reports were read.</param>
/// <param name="Events">How many rows were read.</param>
/// <param name="FaultCount">How many faults there are.</param>
/// <param name="Faults">The first of them, at most <see cref="LogVerifier.MostFaults"/>.</param>
public sealed record LogVerdict(long Reports, long Events, long FaultCount, ImmutableArray<LogFault> Faults)
{
    /// <summary>Nothing was changed, removed, added or moved.</summary>
    public bool IsIntact => FaultCount == 0;
}

/// <summary>One thing that is not as it was written.</summary>
/// <param name="Report">The report.</param>
/// <param name="Sequence">The row; 0 when the fault is the report's as a whole.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Detail">What was expected and found; holds no personal data.</param>
public sealed record LogFault(ReportId Report, long Sequence, LogFaultKind Kind, string Detail);

/// <summary>What can be wrong with a row.</summary>
public enum LogFaultKind
{
    /// <summary>A row is missing before this one.</summary>
    Gap,
    /// <summary>The row names another row as the one before.</summary>
    BrokenLink,
    /// <summary>The row is not what was hashed.</summary>
    Changed,
    /// <summary>A column does not say what the event says.</summary>
    ColumnDiffers,
    /// <summary>The event cannot be read: unknown name, or not its JSON.</summary>
    Unreadable,
    /// <summary>The list of reports counts other events than there are: the end was cut off or added to.</summary>
    HeadDiffers,
}
