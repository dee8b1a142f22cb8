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

    /// <summary>What is used, for the start log and for errors: a file, or an account. Never a key.</summary>
    string Description { get; }

    /// <summary>Whether nobody has asked for an occasion before, such as a day's checkpoint: no other process, nor this one before it was started anew.</summary>
    /// <param name="occasion">Letters, digits and hyphens.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<bool> IsFirstAsync(string occasion, CancellationToken cancellationToken);

    /// <summary>Whether it can be written to; asks when the last attempt failed.</summary>
    ValueTask<bool> ProbeAsync(CancellationToken cancellationToken);
}
