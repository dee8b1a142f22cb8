using PdBot.Engine.Ports;

namespace PdBot.Storage;

/// <summary>Everything PdBot keeps.</summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>The log.</summary>
    IReportLog Log { get; }

    /// <summary>The wakes.</summary>
    IWakeQueue Wakes { get; }

    /// <summary>The people.</summary>
    IPeople People { get; }

    /// <summary>The keys of links.</summary>
    ILinkKeys LinkKeys { get; }

    /// <summary>The roll-calls.</summary>
    IRollCalls RollCalls { get; }

    /// <summary>What is done once.</summary>
    IOccasions Occasions { get; }

    /// <summary>The last checks of rosters.</summary>
    IRosterChecks RosterChecks { get; }

    /// <summary>What is used, for the start log and for errors: a file, or an account. Never a key.</summary>
    string Description { get; }

    /// <summary>Whether it can be written to; asks when the last attempt failed.</summary>
    ValueTask<bool> ProbeAsync(CancellationToken cancellationToken);
}
