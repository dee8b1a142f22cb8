using System.Collections.Immutable;

namespace PdBot.Storage.Events;

/// <summary>What a comparison with one or more checkpoints found.</summary>
/// <param name="Reports">How many reports they name.</param>
/// <param name="Added">How many reports the log has beyond those.</param>
/// <param name="Faults">What is not as it was.</param>
public sealed record CheckpointVerdict(long Reports, long Added, ImmutableArray<CheckpointFault> Faults)
{
    /// <summary>Everything that the checkpoint saw is still there.</summary>
    public bool IsIntact => Faults.IsEmpty;
}

/// <summary>One report that is not what it was.</summary>
/// <param name="Entry">The report as the checkpoint saw it.</param>
/// <param name="Sequence">The row; 0 when the fault is the report's as a whole.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Detail">What was expected and found; holds no personal data.</param>
public sealed record CheckpointFault(CheckpointEntry Entry, long Sequence, CheckpointFaultKind Kind, string Detail);

/// <summary>What can have become of a report.</summary>
public enum CheckpointFaultKind
{
    /// <summary>It has fewer rows: this is the first that is missing.</summary>
    Truncated,
    /// <summary>This row has another hash: it, or a row before it, was changed, inserted, removed or moved.</summary>
    Rewritten,
    /// <summary>The report is gone.</summary>
    Missing,
    /// <summary>The report is there, but no list names it.</summary>
    Unlisted,
}
