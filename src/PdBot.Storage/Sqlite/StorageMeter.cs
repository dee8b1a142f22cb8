using System.Diagnostics.Metrics;

namespace PdBot.Storage.Sqlite;

/// <summary>What the storage counts for whoever listens; costs next to nothing while nobody does.</summary>
public static class StorageMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "PdBot.Storage";

    /// <summary>Counter: prepared statements run.</summary>
    public const string StatementsName = "pdbot.storage.statements";

    private static readonly Meter Meter = new(Name);

    internal static Counter<long> Statements { get; } = Meter.CreateCounter<long>(StatementsName, "{statement}", "SQLite statements run.");
}
