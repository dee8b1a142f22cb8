using System.Collections.Immutable;
using PdBot.Domain;

namespace PdBot.Storage.Moving;

/// <summary>How a copy ended.</summary>
/// <param name="Counts">What was compared in both stores at the end.</param>
/// <param name="Copied">How many reports this run wrote; the others were there already.</param>
/// <param name="IsRefused">Nothing was written, because the target holds something else.</param>
/// <param name="FaultCount">How much does not agree.</param>
/// <param name="Faults">The first of it, at most <see cref="MostFaults"/>.</param>
public sealed record CopyResult(CopyCounts Counts, int Copied, bool IsRefused, long FaultCount, ImmutableArray<CopyFault> Faults)
{
    /// <summary>How many faults a result lists at most.</summary>
    public const int MostFaults = 1000;

    /// <summary>Both stores hold the same, and the log of the target is intact.</summary>
    public bool Agrees => FaultCount == 0;
}

/// <summary>What was found the same in source and target.</summary>
/// <param name="Reports">Reports.</param>
/// <param name="Events">Rows of the log.</param>
/// <param name="Wakes">Reports that must be looked at again.</param>
/// <param name="Messages">Messages that wait to be sent.</param>
/// <param name="Numbers">Numbers given.</param>
/// <param name="Definitions">Frozen definitions.</param>
/// <param name="People">Addresses of people.</param>
/// <param name="Tenants">Addresses of tenants.</param>
/// <param name="Occasions">Occasions that are over.</param>
/// <param name="RollCalls">What happened in roll-calls.</param>
/// <param name="RosterChecks">What the last checks of rosters found.</param>
public sealed record CopyCounts(long Reports, long Events, long Wakes, long Messages, long Numbers, long Definitions, long People, long Tenants, long Occasions, long RollCalls, long RosterChecks);

/// <summary>Something that does not agree.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Report">The report; null when it concerns none.</param>
/// <param name="Number">Its number; null when it concerns no report.</param>
/// <param name="Detail">What exactly; holds no personal data.</param>
public sealed record CopyFault(CopyFaultKind Kind, ReportId? Report, ReportNumber? Number, string Detail);

/// <summary>What can be wrong with a copy.</summary>
public enum CopyFaultKind
{
    /// <summary>The target holds a report that the source does not have.</summary>
    Unknown,
    /// <summary>The target does not say the same of a report as the source.</summary>
    Differs,
    /// <summary>The target lacks something.</summary>
    Missing,
    /// <summary>The head of a report in the source does not fit its rows; it is not copied.</summary>
    Damaged,
    /// <summary>A number belongs to another report in the target.</summary>
    NumberTaken,
    /// <summary>The log of the target is not as it was written; neither, then, is that of the source.</summary>
    Log,
}

/// <summary>How far a copy is.</summary>
/// <param name="Stage">At what it is.</param>
/// <param name="Done">How many reports of this stage are done.</param>
/// <param name="Total">Of how many.</param>
public sealed record CopyProgress(CopyStage Stage, int Done, int Total);

/// <summary>The parts of a copy.</summary>
public enum CopyStage
{
    /// <summary>What the target holds already is compared.</summary>
    Comparing,
    /// <summary>What it lacks is written.</summary>
    Copying,
    /// <summary>Everything is compared.</summary>
    Verifying,
}
