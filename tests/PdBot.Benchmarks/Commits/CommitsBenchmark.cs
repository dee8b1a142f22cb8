using System.Diagnostics;
using PdBot.Benchmarks.Lateness;
using PdBot.Benchmarks.Machine;
using PdBot.Benchmarks.Windows;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Storage.Sqlite;

namespace PdBot.Benchmarks.Commits;

/// <summary>Acts that the engine decides and stores in SQLite, without HTTP and cards, beside the rate at which SQLite alone takes the same rows by group commit.</summary>
internal static class CommitsBenchmark
{
    private static readonly int[] AtOnce = [1, 8, 16, 64];

    public static async Task RunAsync(Plan plan)
    {
        var size = plan.Acts / 2;
        // Until the runtime has compiled what both need.
        await MeasureAsync(16, plan.Pairs, size);
        var pairs = new List<CommitsPair>();
        for (var run = 0; run < plan.Runs; run++)
            foreach (var atOnce in AtOnce)
            {
                var measured = await MeasureAsync(atOnce, plan.Pairs, atOnce == 1 ? size / 4 : size);
                pairs.AddRange(measured);
                Console.Error.WriteLine($"commits: run {run + 1}, {atOnce} at once: {string.Join(", ", measured.Select(pair => $"{pair.Acts:N0} of {pair.Raw:N0}/s {pair.Share:P0}"))}");
            }
        Console.WriteLine($"""

            ## Acts of the engine on SQLite (median of {plan.Runs} runs of {plan.Pairs} pairs)

            | at once | acts/s | raw group commit of the same rows /s | of it: median (lowest to highest) |
            | ---: | ---: | ---: | ---: |
            """);
        foreach (var atOnce in AtOnce)
        {
            var those = pairs.Where(pair => pair.AtOnce == atOnce).ToArray();
            Console.WriteLine($"| {atOnce} | {Median.Of(those, pair => pair.Acts):N0} | {Median.Of(those, pair => pair.Raw):N0} | {Median.Of(those, pair => pair.Share):P0} ({those.Min(pair => pair.Share):P0} to {those.Max(pair => pair.Share):P0}) |");
        }
    }

    /// <summary>The engine acts on one file, and what it committed is then written to a copy from before: the same rows, to the same places.</summary>
    private static async Task<List<CommitsPair>> MeasureAsync(int atOnce, int parts, int size)
    {
        using var scratch = new Scratch();
        var (file, copy) = (scratch.File("bot.db"), scratch.File("raw.db"));
        await PreparedFile.OpenAsync(file, parts * size, TimeProvider.System.GetUtcNow());
        File.Copy(file, copy);

        var store = SqliteStore.Open(new SqliteOptions { Path = file }, TimeProvider.System);
        var (log, kept) = KeptCommits.Over(store.Log);
        await using var bench = new Bench(new WatchedStore(store, log), TimeProvider.System);
        await using var raw = new RawCommits(copy);
        for (var index = 0; index < parts * size; index++)
            await bench.Engine.FindAsync(Bench.Id(index), CancellationToken.None);
        var asked = (await store.Log.LoadAsync(Bench.Id(0), CancellationToken.None) ?? []).OfType<ContactNotified>().First();
        var pairs = new List<CommitsPair>();
        for (var first = 0; first < parts * size; first += size)
        {
            var from = first;
            var acts = await PerSecondAsync(atOnce, size, async index =>
            {
                var answer = await bench.Engine.HandleAsync(Bench.Id(from + index), new ReportCommand.Acknowledge(asked.Person, asked.Level), CancellationToken.None);
                return answer is { Refusal: null, Changed: true };
            });
            var ready = Enumerable.Range(first, size).Select(index => raw.Prepare(kept.Of(Bench.Id(index)))).ToArray();
            pairs.Add(new(atOnce, acts, await PerSecondAsync(atOnce, size, async index =>
            {
                await raw.WriteAsync(ready[index]);
                return ready[index].Won;
            })));
        }
        return pairs;
    }

    private static async Task<double> PerSecondAsync(int atOnce, int count, Func<int, ValueTask<bool>> work)
    {
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            for (var index = Interlocked.Increment(ref next); index < count; index = Interlocked.Increment(ref next))
                if (!await work(index))
                    throw new InvalidOperationException($"Act {index} was not stored.");
        })));
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private sealed record CommitsPair(int AtOnce, double Acts, double Raw)
    {
        public double Share => Acts / Raw;
    }
}
