using PdBot.Benchmarks.Machine;
using PdBot.Benchmarks.Windows;
using PdBot.Storage;
using PdBot.Storage.Azure;
using PdBot.Storage.Sqlite;
using PdBot.Testing;

namespace PdBot.Benchmarks.Lateness;

/// <summary>Wakes spread over time: how long after each was due its decision is in the log, with the loops of the server running.</summary>
internal static class LatenessBenchmark
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>After how long the deputy is told too: half of the first window of the example.</summary>
    private static readonly TimeSpan Half = TimeSpan.FromMinutes(5);

    /// <summary>How fast reports are surely opened.</summary>
    private const int OpenedPerSecond = 40;

    public static async Task RunAsync(Plan plan)
    {
        var lines = new List<string>();
        foreach (var (storage, perSecond) in new[] { ("SQLite", 200), ("Azurite", 50), ("Azurite", 200) })
        {
            var runs = new List<double[]>();
            for (var run = 0; run < plan.Runs; run++)
            {
                runs.Add(await MeasureAsync(storage, perSecond, (int)(perSecond * plan.Spread.TotalSeconds)));
                Console.Error.WriteLine($"lateness: {storage}, {perSecond}/s, run {run + 1}: p50 {At(runs[^1], 50):F0} ms, p99 {At(runs[^1], 99):F0} ms");
            }
            lines.Add($"| {storage} | {perSecond} | {runs[0].Length:N0} | {Median.Of(runs, late => At(late, 50)):F1} | {Median.Of(runs, late => At(late, 99)):F1} | {Median.Of(runs, late => late[^1]):F1} |");
        }
        Console.WriteLine($"""

            ## Lateness of wakes spread over {plan.Spread.TotalSeconds:F0} s: from due to decided and stored (median of {plan.Runs} runs)

            | storage | due per second | wakes | p50 ms | p99 ms | most ms |
            | --- | ---: | ---: | ---: | ---: | ---: |
            {string.Join('\n', lines)}
            """);
    }

    private static double At(double[] sorted, int percent) => sorted[(sorted.Length - 1) * percent / 100];

    private static async Task<double[]> MeasureAsync(string storage, int perSecond, int count)
    {
        // The clock is so much ahead of the openings that everything is opened and delivered before the first is due: an account hides a wake from then on.
        var lead = Ahead + TimeSpan.FromSeconds(count / OpenedPerSecond);
        var clock = new ShiftedClock(Half - lead);
        if (storage == "SQLite")
        {
            using var scratch = new Scratch();
            return await WatchAsync(SqliteStore.Open(new SqliteOptions { Path = scratch.File("late.db") }, clock), clock, lead, perSecond, count);
        }
        await using var azurite = await AzuriteProcess.StartLargeAsync();
        var store = await AzureStore.OpenAsync(new AzureOptions { ConnectionString = azurite.ConnectionString }, null, clock, CancellationToken.None);
        return await WatchAsync(store, clock, lead, perSecond, count);
    }

    private static async Task<double[]> WatchAsync(IStore store, ShiftedClock clock, TimeSpan lead, int perSecond, int count)
    {
        var engine = new FlowClock(clock);
        var (log, watch) = WatchedLog.Over(store.Log, clock);
        await using var bench = new Bench(new WatchedStore(store, log), engine);
        var first = clock.GetUtcNow() - Half + lead;
        await bench.OpenInPartsAsync(count, first, index => engine.Set(first + TimeSpan.FromSeconds((double)index / perSecond)));
        var begins = watch.Start();
        if (clock.GetUtcNow() > begins)
            throw new InvalidOperationException("The first wake was due before everything was opened.");
        await bench.Sender.StartAsync(CancellationToken.None);
        await bench.Wakes.StartAsync(CancellationToken.None);
        var late = await watch.AllAsync(lead + TimeSpan.FromSeconds(count / perSecond) + Patience);
        await bench.Wakes.StopAsync(CancellationToken.None);
        await bench.Sender.StopAsync(CancellationToken.None);
        return late.Length == count ? late : throw new InvalidOperationException($"{late.Length} of {count} reports had a wake.");
    }
}
