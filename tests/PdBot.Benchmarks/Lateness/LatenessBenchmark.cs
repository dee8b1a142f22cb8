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
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>After how long the deputy is told too: half of the first window of the example.</summary>
    private static readonly TimeSpan Half = TimeSpan.FromMinutes(5);

    /// <summary>At one instant; the next as many a little later.</summary>
    private const int Together = 10;

    /// <summary>How fast reports are surely opened on Azurite.</summary>
    private const int OpenedPerSecond = 30;

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
        if (storage == "SQLite")
        {
            using var scratch = new Scratch();
            var one = new BenchClock(TimeProvider.System.GetUtcNow());
            return await MeasureAsync(SqliteStore.Open(new SqliteOptions { Path = scratch.File("late.db") }, one), one, perSecond, count, () => one.Run(one.GetUtcNow() + Half - Ahead - TimeProvider.System.GetUtcNow()));
        }

        // The account hides each wake from its delivery on until its time comes by the clock of the store: that clock is ahead of the opening one by as much as
        // lets everything be opened before the first is due. Then the engine goes by it too.
        await using var azurite = await AzuriteProcess.StartAsync();
        var lead = TimeSpan.FromSeconds(count / OpenedPerSecond) + Ahead;
        var start = TimeProvider.System.GetUtcNow();
        var (engine, store) = (new BenchClock(start), new BenchClock(start));
        store.Run(Half - lead);
        return await MeasureAsync(
            await AzureStore.OpenAsync(new AzureOptions { ConnectionString = azurite.ConnectionString }, null, store, CancellationToken.None), engine, perSecond, count, () => engine.Run(Half - lead));
    }

    private static async Task<double[]> MeasureAsync(IStore store, BenchClock clock, int perSecond, int count, Action run)
    {
        var (log, watch) = WatchedLog.Over(store.Log, clock);
        await using var bench = new Bench(new WatchedStore(store, log), clock);
        var first = clock.GetUtcNow();
        await bench.OpenSlowlyAsync(count, Together, index =>
        {
            clock.PushTo(first + TimeSpan.FromSeconds((double)index / perSecond));
            return clock.GetUtcNow();
        });
        clock.PushTo(first);
        run();
        var begins = watch.Start();
        if (clock.GetUtcNow() > begins || begins != first + Half)
            throw new InvalidOperationException($"The first wake is due at {begins:O}, and it is {clock.GetUtcNow():O}.");
        await bench.Sender.StartAsync(CancellationToken.None);
        await bench.Wakes.StartAsync(CancellationToken.None);
        var late = await watch.AllAsync(Patience);
        await bench.Wakes.StopAsync(CancellationToken.None);
        await bench.Sender.StopAsync(CancellationToken.None);
        return late.Length == count ? late : throw new InvalidOperationException($"{late.Length} of {count} reports had a wake.");
    }
}
