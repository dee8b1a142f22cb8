using PdBot.Engine.Ports;

namespace PdBot.Storage.Tests.Contract;

/// <summary>One store to run a contract on, empty at first.</summary>
public interface IStorageUnderTest : IAsyncDisposable
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

    /// <summary>Reads what is due, again and again until a wake of this report is among it, for as long as the store may keep it from another process.</summary>
    Task<Wake> ReceiveAsync(string report);

    /// <summary>Lets go of the store and opens it anew, as a restart does.</summary>
    Task ReopenAsync();
}

/// <summary>The base of every contract: a fresh store per test.</summary>
public abstract class StorageContract : IAsyncLifetime
{
    /// <summary>The store.</summary>
    protected IStorageUnderTest Storage { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => Storage = await OpenAsync();

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Storage.DisposeAsync();

    /// <summary>An empty store.</summary>
    protected abstract Task<IStorageUnderTest> OpenAsync();
}
